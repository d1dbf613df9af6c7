package dev.belay.command.report;

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
        boolean printed = given.has("--text") || given.has("--json");
        ReportFile file = printed ? null : new ReportFile(given, console);
        Instant now = Instant.now();
        ReportedSessions sessions = new ReportedSessions(given, console);
        var read = new SessionReading(console, now).read(sessions.find(now));
        if (file == null) {
            new ReportPrinting(console).print(read, given.has("--json"), sessions.one());
        } else {
            file.write(read, sessions.one(), now);
        }
        return DONE;
    }
}
