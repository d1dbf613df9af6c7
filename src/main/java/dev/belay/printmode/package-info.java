/** What print mode reads and prints: one answer, however often claude is started. */
package dev.belay.printmode;
