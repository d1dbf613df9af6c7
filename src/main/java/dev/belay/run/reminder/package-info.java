/** What is said of a session at its end, and of one that was cut off at the next start in its project. */
package dev.belay.run.reminder;
