package dev.belay.command.restore;

import dev.belay.command.diagnosis.ConsoleRules;
import dev.belay.console.Arguments;
import dev.belay.console.Command;
import dev.belay.console.Console;
import dev.belay.register.RunRegister;
import dev.belay.restore.Fate;
import dev.belay.restore.Restoration;
import dev.belay.restore.RestorePlan;
import dev.belay.restore.Restorer;
import dev.belay.settings.UsageException;
import dev.belay.text.Untrusted;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code belay restore [--dry-run] [--only WHICH] [--json]}. */
public final class RestoreCommand implements Command {
    private static final int SHORTEST_ID = 4;

    /** 0; 1 when a session could not be started; 64 for a usage error; 66 when nothing is meant; 78 without a HOME. */
    @Override
    public int run(List<String> arguments, Console console) throws UsageException {
        Arguments given = Arguments.parse("restore", arguments);
        RestoreParts parts = RestoreParts.of(console);
        RunRegister register = parts.register();
        Instant now = Instant.now();
        List<Restoration> plan = new RestorePlan(console.environment(), () -> ConsoleRules.load(console), now)
                .of(register.all()).stream()
                        .filter(one -> one.fate() != Fate.OVER)
                        .map(parts.restorer()::placed)
                        .toList();
        Optional<String> only = given.value("--only");
        if (only.isPresent()) {
            plan = chosen(plan, only.get(), console.workingDirectory());
        }
        List<Restoration> done = given.has("--dry-run") ? plan : restored(plan, parts.restorer());
        register.prune(now);
        RestoreReport report = new RestoreReport(done, parts.launcher(), console.environment());
        if (given.has("--json")) {
            console.json(report::write);
        } else {
            report.print(console);
        }
        return done.stream().anyMatch(one -> one.fate() == Fate.FAILED) ? NO : DONE;
    }

    private static List<Restoration> restored(List<Restoration> plan, Restorer restorer) {
        try {
            return restorer.restore(plan);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return plan;
        }
    }

    private static List<Restoration> chosen(List<Restoration> plan, String which, Path here) throws UsageException {
        List<Restoration> chosen =
                plan.stream().filter(one -> isMeant(one, which, here)).toList();
        if (chosen.isEmpty()) {
            throw UsageException.noInput("no session or project '" + Untrusted.line(which, 80)
                    + "' to bring back (`belay restore --dry-run` lists them)");
        }
        return chosen;
    }

    /** The beginning of a session's id, the folder of a project, or the name of that. */
    private static boolean isMeant(Restoration one, String which, Path here) {
        boolean id = which.length() >= SHORTEST_ID
                && one.entry().work().session().value().startsWith(which.toLowerCase(Locale.ROOT));
        Path project = Path.of(one.entry().started().directory());
        boolean named = project.getFileName() != null
                && project.getFileName().toString().equals(which);
        return id || named || project.equals(here.resolve(which).normalize());
    }
}
