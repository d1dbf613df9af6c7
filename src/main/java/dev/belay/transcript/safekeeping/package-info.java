/** Transcripts kept where no client looks, so that nothing that happens to the client's own files loses a session. */
package dev.belay.transcript.safekeeping;
