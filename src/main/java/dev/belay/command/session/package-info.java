/** The commands that list and mend sessions: {@code belay sessions}, {@code belay repair}, {@code belay trim}. */
package dev.belay.command.session;
