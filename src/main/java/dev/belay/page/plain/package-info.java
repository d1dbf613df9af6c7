/** The same report for a terminal: few lines, with charts of one line each. */
package dev.belay.page.plain;
