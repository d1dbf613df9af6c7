/** What a run leaves for another JVM to go on with, and going on with it. */
package dev.belay.run.takeover;
