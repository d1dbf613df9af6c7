/** A damaged, poisoned or too long transcript becomes another one, under a new session id. */
package dev.belay.transcript.repair;
