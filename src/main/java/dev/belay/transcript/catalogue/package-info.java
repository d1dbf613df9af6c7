/** Which sessions there are, and which of them a person means. */
package dev.belay.transcript.catalogue;
