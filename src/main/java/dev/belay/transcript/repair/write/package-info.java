/** The new transcript's bytes: what does not change is copied as it is. */
package dev.belay.transcript.repair.write;
