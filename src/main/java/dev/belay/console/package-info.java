/**
 * What a command prints on: widths and styles, tables, help pages, progress, and the one JSON object of {@code
 * --json}.
 */
package dev.belay.console;
