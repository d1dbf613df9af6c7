package dev.belay.command.batch.submit;

import dev.belay.command.batch.report.Typed;
import dev.belay.console.Arguments;
import dev.belay.console.Command;
import dev.belay.console.Console;
import dev.belay.settings.UsageException;
import java.util.List;

/**
 * {@code belay batch submit TASKS --on SYSTEM}: for Kubernetes it prints what a cluster needs to be told, and sends nothing; to
 * Slurm it submits an array of jobs.
 */
public final class SubmitCommand implements Command {
    private static final String KUBERNETES = "kubernetes";
    private static final String SLURM = "slurm";
    private static final List<String> OF_KUBERNETES =
            List.of("--image", "--secret", "--memory", "--cpu", "--claim", "--size", "--storage-class");
    private static final List<String> OF_SLURM = List.of("--out", "--again", "--dry-run");

    /**
     * 0; 64 for a usage error; 66 when there is no such list; 75 when jobs of the batch are there already, or Slurm gives no
     * answer; 78 when something is wrong with the list, or Slurm does not take it.
     */
    @Override
    public int run(List<String> arguments, Console console) throws UsageException {
        int end = arguments.indexOf("--");
        List<String> ours = end < 0 ? arguments : arguments.subList(0, end);
        List<String> theirs = end < 0 ? List.of() : arguments.subList(end + 1, arguments.size());
        Arguments given = Arguments.parse("batch", "submit", ours);
        switch (given.value("--on").orElse("")) {
            case KUBERNETES:
                refuse(given, OF_SLURM, SLURM);
                if (!theirs.isEmpty()) {
                    throw UsageException.usage("what stands behind -- is for --on " + SLURM);
                }
                console.out().print(ClusterOptions.manifests(given));
                return DONE;
            case SLURM:
                refuse(given, OF_KUBERNETES, KUBERNETES);
                var options = GivenOptions.read(given, theirs, console);
                new SlurmSubmission(options, console).run(given.has("--dry-run"));
                return DONE;
            default:
                String on = given.value("--on").orElse("");
                throw UsageException.usage("expected --on " + KUBERNETES + " or --on " + SLURM
                        + (on.isEmpty() ? "" : ", not " + Typed.quoted(on)));
        }
    }

    private static void refuse(Arguments given, List<String> options, String system) throws UsageException {
        for (String option : options) {
            if (given.has(option)) {
                throw UsageException.usage(option + " is for --on " + system);
            }
        }
    }
}
