/** Where a page goes: a file that is there as a whole or not at all, standard output, and the user's browser. */
package dev.belay.command.report.output;
