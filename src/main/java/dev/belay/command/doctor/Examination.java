package dev.belay.command.doctor;

import dev.belay.console.Console;
import dev.belay.console.ProgressLine;
import dev.belay.doctor.CheckContext;
import dev.belay.doctor.CheckResult;
import dev.belay.doctor.CheckRunner;
import dev.belay.settings.UsageException;
import java.util.List;

/** Runs checks where the user is. */
final class Examination {
    private final CheckContext context;
    private final Console console;

    Examination(CheckContext context, Console console) {
        this.context = context;
        this.console = console;
    }

    /**
     * Runs them.
     *
     * @param names as {@code --only} takes them; none for all
     */
    List<CheckResult> run(List<String> names) throws UsageException {
        try (ProgressLine progress = console.progress()) {
            return new CheckRunner(context).run(CheckSelection.of(names), name -> progress.say("checking " + name));
        }
    }

    /** Looks again, after something was changed. */
    CheckResult again(CheckResult before) {
        return new CheckRunner(context.afresh())
                .run(CheckSelection.named(before.check()), name -> {})
                .get(0);
    }
}
