package dev.belay.command.diagnosis.input;

import dev.belay.console.Console;
import dev.belay.settings.UsageException;
import dev.belay.transcript.catalogue.SessionFinder;
import dev.belay.transcript.safekeeping.KnownSessions;
import java.io.IOException;
import java.time.Instant;
import java.util.function.LongConsumer;

/** Reads whatever {@code belay diagnose} is pointed at. */
public final class TargetReader {
    private TargetReader() {}

    /**
     * Reads it.
     *
     * @param name what was typed; empty for nothing
     * @param progress is told how much has been read
     * @throws UsageException when there is no such thing, or more than one
     */
    public static DiagnosisTarget read(String name, Console console, LongConsumer progress)
            throws UsageException, IOException {
        return argument(name, console, progress).read();
    }

    /**
     * Reads the clipboard.
     *
     * @throws UsageException when there is none, or no text on it
     */
    public static DiagnosisTarget readClipboard(Console console, LongConsumer progress)
            throws UsageException, IOException {
        return argument("", console, progress).readClipboard();
    }

    private static TargetArgument argument(String name, Console console, LongConsumer progress) {
        Instant now = Instant.now();
        SessionFinder finder = KnownSessions.in(console.environment()).finder(console.workingDirectory());
        SessionTarget sessions = SessionTarget.of(console.environment(), now, progress);
        return new TargetArgument(name, console, finder, DiagnoseInput.of(sessions, finder, now, progress));
    }
}
