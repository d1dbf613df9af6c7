package dev.belay.doctor.check;

import dev.belay.doctor.Amount;
import dev.belay.doctor.Check;
import dev.belay.doctor.CheckContext;
import dev.belay.doctor.Findings;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whether requests have been refused of late (429, 529), and whether the client may try again when one is. */
final class LimitsCheck implements Check {
    private static final long DAY = 24L * 3600 * 1000;
    private static final int MOST_TRANSCRIPTS = 20;
    private static final int MANY = 3;
    private static final long SHORT_TIMEOUT = 30_000;

    @Override
    public String name() {
        return "limits";
    }

    @Override
    public void look(CheckContext context, Findings findings) {
        long refused = 0;
        boolean stopped = false;
        Path worst = null;
        long most = 0;
        List<Path> transcripts = recent(context.paths().configuration().resolve("projects"));
        for (Path transcript : transcripts) {
            try {
                RateLimitRecords records = RateLimitRecords.read(transcript);
                refused += records.recent();
                // The newest one: nothing has worked since.
                stopped |= transcript == transcripts.get(0) && records.endsRefused();
                worst = records.recent() > most ? transcript : worst;
                most = Math.max(most, records.recent());
            } catch (IOException unreadable) {
                // PermissionsCheck tells of it.
            }
        }
        if (refused >= MANY || stopped) {
            findings.warn(
                    Amount.of(refused, "request") + " refused in the last day (429 or 529)"
                            + (stopped ? ", and the last session stopped because of it" : "") + ": " + worst,
                    "Wait until the limit resets (/usage shows when), run fewer sessions at a time, or use a"
                            + " larger plan; belay run waits for you.");
        }
        retries(context, findings);
        findings.ok(
                refused == 0
                        ? "no request was refused in the last day"
                        : Amount.of(refused, "request") + " refused in the last day (429 or 529)");
    }

    private static void retries(CheckContext context, Findings findings) {
        String retries =
                context.variable("CLAUDE_CODE_MAX_RETRIES").orElse("10").strip();
        if (retries.equals("0")) {
            findings.warn(
                    "CLAUDE_CODE_MAX_RETRIES is 0: the first time the API is busy ends the turn",
                    "Unset it; the default is 10.");
        }
        try {
            long timeout = Long.parseLong(
                    context.variable("API_TIMEOUT_MS").orElse("600000").strip());
            if (timeout < SHORT_TIMEOUT) {
                findings.warn(
                        "API_TIMEOUT_MS is " + timeout + ": slow answers are abandoned after "
                                + Amount.time(java.time.Duration.ofMillis(timeout)),
                        "Unset it; the default is 10 minutes.");
            }
        } catch (NumberFormatException word) {
            findings.warn("API_TIMEOUT_MS is not a number", "Unset it; the default is 10 minutes.");
        }
    }

    /** The transcripts of all projects that were written in the last day, the newest first. */
    private static List<Path> recent(Path projects) {
        Map<Path, Long> written = new HashMap<>();
        long since = System.currentTimeMillis() - DAY;
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(projects, Files::isDirectory)) {
            for (Path folder : folders) {
                try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.jsonl")) {
                    for (Path file : files) {
                        long at = Files.getLastModifiedTime(file).toMillis();
                        if (at >= since) {
                            written.put(file, at);
                        }
                    }
                }
            }
        } catch (IOException | java.nio.file.DirectoryIteratorException unreadable) {
            // None, or none that can be read.
        }
        List<Path> newest = new ArrayList<>(written.keySet());
        newest.sort(Comparator.<Path>comparingLong(written::get).reversed());
        return newest.subList(0, Math.min(MOST_TRANSCRIPTS, newest.size()));
    }
}
