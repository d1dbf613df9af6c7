package dev.belay.doctor.check;

import dev.belay.claude.ProjectDirectory;
import dev.belay.doctor.Amount;
import dev.belay.doctor.Check;
import dev.belay.doctor.CheckContext;
import dev.belay.doctor.Finding;
import dev.belay.doctor.Findings;
import dev.belay.files.BelayDirectories;
import dev.belay.transcript.safekeeping.KeptTranscripts;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which transcripts claude deletes next, and which of these Belay has kept. Claude goes by the age of the file; it sweeps
 * at most once a day, ten minutes after the first prompt of an interactive session (measured: 2.1.332).
 */
final class RetentionCheck implements Check {
    private static final String KEY = "cleanupPeriodDays";
    private static final int DEFAULT_DAYS = 30;
    private static final Duration BETWEEN_SWEEPS = Duration.ofDays(1);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());

    @Override
    public String name() {
        return "retention";
    }

    @Override
    public void look(CheckContext context, Findings findings) throws InterruptedException {
        findings.add(finding(context));
    }

    private static Finding finding(CheckContext context) throws InterruptedException {
        Optional<Object> set = context.settings().value(KEY);
        if (set.isPresent() && !(set.get() instanceof Number days && days.longValue() >= 1)) {
            return Finding.skip("\"" + KEY + "\" is not a number of days (see settings)");
        }
        long days = set.isPresent() ? ((Number) set.get()).longValue() : DEFAULT_DAYS;
        String rule = "claude deletes transcripts " + Amount.of(days, "day") + " after their last record ("
                + context.settings()
                        .origin(KEY)
                        .map(file -> KEY + " in " + file)
                        .orElse("its default") + "); ";
        return Finding.ok(rule + due(context, Instant.now().minus(Duration.ofDays(days)), Duration.ofDays(days)));
    }

    private static String due(CheckContext context, Instant limit, Duration age) throws InterruptedException {
        Optional<KeptTranscripts> kept = BelayDirectories.state(context.environment())
                .map(state -> KeptTranscripts.of(state, context.paths().configuration()));
        long due = 0;
        long safe = 0;
        Instant next = Instant.MAX;
        for (Path transcript : transcripts(context.paths().configuration().resolve("projects"))) {
            Instant written = written(transcript);
            if (written.isBefore(limit)) {
                due++;
                safe += kept.isPresent() && kept.get().has(transcript) ? 1 : 0;
            } else if (written.isBefore(next)) {
                next = written;
            }
        }
        String then = next.equals(Instant.MAX) ? "" : "; the next one is due on " + TIME.format(next.plus(age));
        return due == 0
                ? "none is due" + then
                : Amount.of(due, "transcript") + (due == 1 ? " is" : " are") + " due at its next sweep ("
                        + sweep(context)
                        + "), and Belay has kept " + (safe == due ? "all" : safe == 0 ? "none" : safe) + " of them"
                        + then;
    }

    private static String sweep(CheckContext context) {
        Path last = context.paths().configuration().resolve(".last-cleanup");
        Instant earliest = Files.exists(last) ? written(last).plus(BETWEEN_SWEEPS) : Instant.MIN;
        return earliest.isAfter(Instant.now())
                ? "not before " + TIME.format(earliest)
                : "ten minutes into the next interactive session";
    }

    private static List<Path> transcripts(Path projects) throws InterruptedException {
        List<Path> found = new ArrayList<>();
        for (Path project : entries(projects, "*")) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            for (Path file : entries(project, "*.jsonl")) {
                if (ProjectDirectory.session(file).isPresent()) {
                    found.add(file);
                }
            }
        }
        return found;
    }

    private static List<Path> entries(Path folder, String pattern) {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, pattern)) {
            entries.forEach(found::add);
        } catch (IOException | java.nio.file.DirectoryIteratorException unreadable) {
            return found;
        }
        return found;
    }

    private static Instant written(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException gone) {
            return Instant.MAX;
        }
    }
}
