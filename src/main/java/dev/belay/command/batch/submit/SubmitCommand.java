package dev.belay.command.batch.submit;

import dev.belay.batch.kubernetes.Manifests;
import dev.belay.command.batch.report.Typed;
import dev.belay.console.Arguments;
import dev.belay.console.Command;
import dev.belay.console.Console;
import dev.belay.settings.UsageException;
import java.util.List;

/** {@code belay batch submit TASKS --on kubernetes}: prints what a cluster needs to be told. Nothing is sent to it. */
public final class SubmitCommand implements Command {
    private static final String KUBERNETES = "kubernetes";

    /** 0; 64 for a usage error; 66 when there is no such list; 78 when something is wrong with it. */
    @Override
    public int run(List<String> arguments, Console console) throws UsageException {
        Arguments given = Arguments.parse("batch", "submit", arguments);
        String on = given.value("--on").orElse("");
        if (!on.equals(KUBERNETES)) {
            throw UsageException.usage(
                    "expected --on " + KUBERNETES + (on.isEmpty() ? "" : ", not " + Typed.quoted(on)));
        }
        console.out().print(Manifests.of(ClusterOptions.read(given)));
        return DONE;
    }
}
