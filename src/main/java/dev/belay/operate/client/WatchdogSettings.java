package dev.belay.operate.client;

import dev.belay.claude.CommandLine;
import dev.belay.watch.watchdog.WatchdogLimits;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How far a client is watched while it is alive.
 *
 * @param stallAfter how long a request may be silent
 * @param memoryLimit what it and its tools may hold, in bytes
 */
public record WatchdogSettings(Duration stallAfter, OptionalLong memoryLimit) {

    /** For a start with these words; nothing where it waits for messages, which may take as long as it likes. */
    Optional<WatchdogLimits> limits(CommandLine commandLine, boolean onTerminal) {
        boolean turn = commandLine.prompt().isPresent() || !onTerminal;
        return commandLine.readsMessages()
                ? Optional.empty()
                : Optional.of(new WatchdogLimits(stallAfter, turn, memoryLimit, onTerminal));
    }
}
