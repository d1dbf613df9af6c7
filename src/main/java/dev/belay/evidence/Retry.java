package dev.belay.evidence;

import java.time.Instant;
import java.util.Optional;

/**
 * A request that failed and that the client itself has announced to try again.
 *
 * @param attempt which attempt comes next, from 1
 * @param limit how many the client allows; it goes beyond that where its own watchdog over retries is on
 * @param error what it failed with, where the client says so
 * @param next when it is sent again, where the client says so
 */
public record Retry(int attempt, int limit, Optional<ApiError> error, Optional<Instant> next) {}
