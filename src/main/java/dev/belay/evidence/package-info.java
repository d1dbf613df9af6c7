/** Everything that is known of a session when there is trouble, as values. No input or output. */
package dev.belay.evidence;
