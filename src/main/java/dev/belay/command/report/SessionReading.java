package dev.belay.command.report;

import dev.belay.chronicle.Chronicle;
import dev.belay.chronicle.reading.ChronicleReader;
import dev.belay.command.diagnosis.ConsoleRules;
import dev.belay.console.Console;
import dev.belay.console.ProgressLine;
import dev.belay.diagnose.Rule;
import dev.belay.diagnose.Rulebook;
import dev.belay.journal.KeptIncidents;
import dev.belay.page.telling.SessionTelling;
import dev.belay.page.telling.Surroundings;
import dev.belay.settings.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the sessions that are asked for, one after the other, and says how far it has come. */
final class SessionReading {
    private final Console console;
    private final Surroundings known;
    private final ChronicleReader reader;

    SessionReading(Console console, Instant now) {
        this.console = console;
        this.reader = new ChronicleReader(console.environment());
        Rulebook rules = ConsoleRules.load(console);
        this.known = new Surroundings(
                ZoneId.systemDefault(),
                now,
                false,
                KeptIncidents.of(console.environment())::traces,
                name -> rules.named(name).map(Rule::fix).orElse(List.of()));
    }

    /**
     * All that can be read.
     *
     * @param one whether only one is asked for, so that it must be readable
     */
    List<ReadSession> read(List<ReportTarget> targets, boolean one) throws UsageException {
        List<ReadSession> read = new ArrayList<>();
        try (ProgressLine progress = console.progress()) {
            for (ReportTarget target : targets) {
                if (targets.size() > 1) {
                    progress.say("session " + (read.size() + 1) + " of " + targets.size());
                }
                read(target, progress, one).ifPresent(read::add);
            }
        }
        if (read.isEmpty()) {
            throw UsageException.noInput("none of the sessions can be read");
        }
        return read;
    }

    private Optional<ReadSession> read(ReportTarget target, ProgressLine progress, boolean one) throws UsageException {
        if (target.transcript().isEmpty()) {
            return target.task().map(task -> new ReadSession(target, Optional.empty(), TaskWords.untold(task)));
        }
        Path transcript = target.transcript().get();
        try {
            Chronicle chronicle = reader.read(transcript, progress);
            var told = SessionTelling.of(chronicle, known.running(target.running()));
            return Optional.of(new ReadSession(
                    target,
                    Optional.of(chronicle),
                    target.task().map(task -> TaskWords.named(told, task)).orElse(told)));
        } catch (IOException unreadable) {
            String sentence = "cannot read " + transcript + ": " + unreadable.getMessage();
            if (one) {
                throw UsageException.noInput(sentence);
            }
            console.say(sentence + "; it is left out");
            return Optional.empty();
        }
    }
}
