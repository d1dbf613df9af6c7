/** What the words of the user ask for: the options of a run, and the session that is to be resumed. */
package dev.belay.run.options;
