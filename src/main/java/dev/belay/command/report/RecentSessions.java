package dev.belay.command.report;

import dev.belay.settings.Durations;
import dev.belay.settings.UsageException;
import dev.belay.transcript.safekeeping.KnownSessions;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The sessions that have written something lately, in every folder. */
record RecentSessions(KnownSessions known) {
    List<ReportTarget> since(String word, Instant now) throws UsageException, IOException {
        Duration length = Durations.parse(word)
                .orElseThrow(() -> UsageException.usage(
                        "invalid value '" + word + "' for --since (expected a duration such as 30m, 12h or 2d)"));
        List<ReportTarget> targets = new ArrayList<>();
        for (var session : known.catalogue().all()) {
            if (session.updated().isAfter(now.minus(length))) {
                targets.add(ReportTarget.of(session.file(), session.running()));
            }
        }
        if (targets.isEmpty()) {
            throw UsageException.noInput("no session has written anything since then (looked in every folder)");
        }
        return targets;
    }
}
