package dev.belay.watch.watchdog;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * What a live client is watched for.
 *
 * @param stallAfter how long a request may be silent
 * @param expectsTurn whether a prompt was given at the start, so that a turn must begin
 * @param memoryLimit what the client and its tools may hold, in bytes
 * @param onTerminal whether it stays when its turn has ended; in print mode it goes by itself
 */
public record WatchdogLimits(Duration stallAfter, boolean expectsTurn, OptionalLong memoryLimit, boolean onTerminal) {}
