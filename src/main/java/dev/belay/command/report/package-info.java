/** `belay report`: which sessions, read once, told as a page, for a terminal, or for a program. */
package dev.belay.command.report;
