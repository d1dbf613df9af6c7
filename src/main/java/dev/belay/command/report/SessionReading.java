package dev.belay.command.report;

import dev.belay.console.Console;
import dev.belay.console.ProgressLine;
import dev.belay.settings.UsageException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads the sessions that are asked for, and says how far it has come. */
final class SessionReading {
    private final Console console;
    private final TargetReader reader;

    SessionReading(Console console, Instant now) {
        this.console = console;
        this.reader = new TargetReader(console, now);
    }

    /**
     * All that can be read.
     *
     * @throws UsageException when none can
     */
    List<ReadSession> read(List<ReportTarget> targets) throws UsageException {
        List<ReadSession> read = new ArrayList<>();
        try (ProgressLine progress = console.progress()) {
            for (ReportTarget target : targets) {
                if (targets.size() > 1) {
                    progress.say("session " + (read.size() + 1) + " of " + targets.size());
                }
                read(target, targets.size(), progress, read);
            }
        }
        if (read.isEmpty()) {
            throw UsageException.noInput("none of the sessions can be read");
        }
        return read;
    }

    private void read(ReportTarget target, int targets, ProgressLine progress, List<ReadSession> read)
            throws UsageException {
        try {
            reader.read(target, progress).ifPresent(read::add);
        } catch (IOException unreadable) {
            String sentence = "cannot read " + target.transcript().orElseThrow() + ": " + unreadable.getMessage();
            if (targets == 1) {
                throw UsageException.noInput(sentence);
            }
            console.say(sentence + "; it is left out");
        }
    }
}
