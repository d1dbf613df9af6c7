package dev.belay.command.report;

import dev.belay.console.Arguments;
import dev.belay.console.Console;
import dev.belay.settings.UsageException;
import dev.belay.transcript.safekeeping.KnownSessions;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Which sessions a report is asked for. */
final class ReportedSessions {
    private final Arguments given;
    private final Path here;
    private final Map<String, String> environment;
    private final KnownSessions known;

    ReportedSessions(Arguments given, Console console) {
        this.given = given;
        this.here = console.workingDirectory();
        this.environment = console.environment();
        this.known = KnownSessions.in(environment);
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
                Path folder = here.resolve(given.value("--batch").get());
                return new BatchSessions(environment, here).of(folder);
            }
            return given.value("--since").isPresent()
                    ? new RecentSessions(known).since(given.value("--since").get(), now)
                    : List.of(new OneSession(known, here).of(given.operand()));
        } catch (InvalidPathException noPath) {
            throw UsageException.usage("no path: '" + noPath.getInput() + "'");
        } catch (IOException unreadable) {
            throw UsageException.noInput("cannot read the sessions: " + unreadable.getMessage());
        }
    }
}
