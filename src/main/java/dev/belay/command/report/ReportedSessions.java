package dev.belay.command.report;

import dev.belay.batch.folder.BatchFolder;
import dev.belay.claude.ProjectDirectory;
import dev.belay.claude.SessionRegistry;
import dev.belay.command.batch.report.BatchReport;
import dev.belay.command.batch.report.BatchStatus;
import dev.belay.command.batch.report.BatchWords;
import dev.belay.console.Arguments;
import dev.belay.console.Console;
import dev.belay.run.options.SessionArgument;
import dev.belay.settings.Durations;
import dev.belay.settings.UsageException;
import dev.belay.transcript.catalogue.SessionFinder;
import dev.belay.transcript.catalogue.SessionSummary;
import dev.belay.transcript.safekeeping.KnownSessions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which sessions a report is asked for. */
final class ReportedSessions {
    private final Arguments given;
    private final Console console;
    private final KnownSessions known;

    ReportedSessions(Arguments given, Console console) {
        this.given = given;
        this.console = console;
        this.known = KnownSessions.in(console.environment());
    }

    /** Whether it is one of which all is told, and not a table of many. */
    boolean one() {
        return given.value("--since").isEmpty() && given.value("--batch").isEmpty();
    }

    /**
     * Those that are meant; at least one.
     *
     * @throws UsageException when there is none, or it is not said which
     */
    List<ReportTarget> find(Instant now) throws UsageException {
        long asked = given.values("--since").size()
                + given.values("--batch").size()
                + given.operand().stream().count()
                + (given.has("--last") ? 1 : 0);
        if (asked > 1) {
            throw UsageException.usage("give one of SESSION, --last, --since and --batch");
        }
        try {
            if (given.value("--batch").isPresent()) {
                return batch(Path.of(given.value("--batch").get()));
            }
            if (given.value("--since").isPresent()) {
                return since(given.value("--since").get(), now);
            }
            return List.of(single());
        } catch (IOException unreadable) {
            throw UsageException.noInput("cannot read the sessions: " + unreadable.getMessage());
        }
    }

    private ReportTarget single() throws UsageException, IOException {
        SessionFinder finder = known.finder(console.workingDirectory());
        Path transcript = given.operand().isPresent()
                ? SessionArgument.transcript(given.operand().get(), finder, console.workingDirectory())
                : finder.newest()
                        .orElseThrow(() -> UsageException.noInput("no sessions for this folder yet (looked in "
                                + finder.here() + "; `belay report --since 24h` looks in every folder)"));
        return ReportTarget.of(transcript, running(transcript));
    }

    private boolean running(Path transcript) {
        return ProjectDirectory.session(transcript)
                .flatMap(SessionRegistry.read(known.configuration())::of)
                .map(SessionRegistry.Entry::alive)
                .orElse(false);
    }

    private List<ReportTarget> since(String word, Instant now) throws UsageException, IOException {
        Duration length = Durations.parse(word)
                .orElseThrow(() -> UsageException.usage(
                        "invalid value '" + word + "' for --since (expected a duration such as 30m, 12h or 2d)"));
        List<ReportTarget> targets = new ArrayList<>();
        for (SessionSummary session : known.catalogue().all()) {
            if (session.updated().isAfter(now.minus(length))) {
                targets.add(ReportTarget.of(session.file(), session.running()));
            }
        }
        if (targets.isEmpty()) {
            throw UsageException.noInput("no session has written anything since then (looked in every folder)");
        }
        return targets;
    }

    private List<ReportTarget> batch(Path folder) throws UsageException {
        BatchFolder batch = BatchFolder.of(console.workingDirectory().resolve(folder));
        List<ReportTarget> targets = new ArrayList<>();
        SessionFinder finder = known.finder(console.workingDirectory());
        new BatchReport(batch)
                .each((task, record) -> targets.add(new ReportTarget(
                        record.session().flatMap(session -> find(finder, session.value())),
                        task.lease().holder().isPresent(),
                        Optional.of(new ReportTarget.Task(
                                task.id(), record.state().id(), BatchWords.why(record), BatchStatus.of(record))))));
        if (targets.isEmpty()) {
            throw UsageException.noInput("no task of this batch has begun");
        }
        return targets;
    }

    private static Optional<Path> find(SessionFinder finder, String session) {
        try {
            return finder.beginningWith(session).stream().findFirst();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
