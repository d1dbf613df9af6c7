package dev.belay.evidence;

import java.time.Duration;

/**
 * That a client sends the same request again and again by itself.
 *
 * @param since for how long it has
 * @param first whether this is told for the first time
 */
public record Retrying(Duration since, boolean first) {}
