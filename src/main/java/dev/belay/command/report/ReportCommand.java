package dev.belay.command.report;

import dev.belay.command.report.output.PageOutput;
import dev.belay.console.Arguments;
import dev.belay.console.Command;
import dev.belay.console.Console;
import dev.belay.settings.UsageException;
import java.time.Instant;
import java.util.List;

/**
 * {@code belay report}: what happened in a session, or in many, as one page; with {@code --text} for a terminal and with
 * {@code --json} for a program. Transcripts are only read.
 */
public final class ReportCommand implements Command {
    private static final String NAME = "report";

    /** 0; 64 for a usage error; 66 when there is no such session; 78 when the page cannot be written. */
    @Override
    public int run(List<String> arguments, Console console) throws UsageException {
        return run(Arguments.parse(NAME, arguments), console);
    }

    private static int run(Arguments given, Console console) throws UsageException {
        if (given.has("--text") && given.has("--json")) {
            throw UsageException.usage("give one of --text and --json");
        }
        boolean page = !given.has("--text") && !given.has("--json");
        PageOutput output = PageOutput.of(given, console);
        if (page) {
            output.check();
        }
        Instant now = Instant.now();
        ReportedSessions sessions = new ReportedSessions(given, console);
        List<ReadSession> read = new SessionReading(console, now).read(sessions.find(now), sessions.one());
        if (given.has("--json")) {
            console.json(json -> ReportJson.write(json, read));
        } else if (given.has("--text")) {
            new ReportText(console).print(read, sessions.one());
        } else {
            ReportPage whole = new ReportPage(read, now);
            output.write(sessions.one() ? whole.ofOne() : whole.ofMany(heading(given)), name(given, read, sessions));
        }
        return DONE;
    }

    private static String heading(Arguments given) {
        return given.value("--batch")
                .map(folder -> "Batch " + folder)
                .orElse("Sessions of the last " + given.value("--since").orElse(""));
    }

    /** That of the file, which the next report of the same replaces. */
    private static String name(Arguments given, List<ReadSession> read, ReportedSessions sessions) {
        if (sessions.one()) {
            return "session-" + read.get(0).id();
        }
        return given.value("--batch")
                .map(folder -> "batch-" + folder.replaceAll("[^A-Za-z0-9._-]+", "-"))
                .orElse("since-" + given.value("--since").orElse(""));
    }
}
