package dev.belay.command.batch.submit;

import dev.belay.command.batch.report.Places;
import dev.belay.command.batch.report.Typed;
import dev.belay.console.Arguments;
import dev.belay.console.Console;
import dev.belay.settings.UsageException;
import java.util.List;

/** The words of {@code belay batch submit --on slurm} as options. */
final class GivenOptions {
    private static final int MOST_JOBS = 10_000;
    private static final int MOST_TRIES = 100;
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,60}";
    /** What Belay's own script and command say. */
    private static final List<String> OURS = List.of(
            "--array",
            "--chdir",
            "--dependency",
            "--job-name",
            "--no-requeue",
            "--open-mode",
            "--output",
            "--signal",
            "--wrap");

    private GivenOptions() {}

    static SlurmOptions read(Arguments given, List<String> options, Console console) throws UsageException {
        String name = BatchName.of(given);
        if (!name.matches(NAME)) {
            throw UsageException.usage("expected a name of letters, digits, dots and dashes, such as --name fix-tests");
        }
        check(options);
        return new SlurmOptions(
                name,
                Places.list(given).faultless(),
                Places.outPath(given, console),
                given.has("--again"),
                new SlurmOptions.Schedule(
                        Typed.number(given, "--jobs", 2, 1, MOST_JOBS),
                        Typed.number(given, "--tries", 3, 1, MOST_TRIES),
                        Typed.duration(given, "--deadline")),
                options);
    }

    private static void check(List<String> options) throws UsageException {
        for (String option : options) {
            if (!option.startsWith("-")) {
                throw UsageException.usage("expected options of sbatch's behind --, each as one word such as"
                        + " --partition=long, not " + Typed.quoted(option));
            }
            String flag = option.split("=")[0];
            if (OURS.contains(flag)) {
                throw UsageException.usage(flag + " is set by Belay itself (`belay batch submit --dry-run` shows it)");
            }
        }
    }
}
