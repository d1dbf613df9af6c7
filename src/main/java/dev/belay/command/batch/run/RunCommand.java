package dev.belay.command.batch.run;

import dev.belay.console.Arguments;
import dev.belay.console.Command;
import dev.belay.console.Console;
import dev.belay.settings.UsageException;
import java.util.List;

/** {@code belay batch run TASKS --out DIR ...}: brings each task to its end, or one of them alone. */
public final class RunCommand implements Command {

    /** As the page of help says. */
    @Override
    public int run(List<String> arguments, Console console) throws UsageException {
        Arguments given = Arguments.parse("batch", "run", arguments);
        BatchRequest request = new GivenRequest(given, arguments).read(console);
        return request.one().isPresent()
                ? new OneTask(request, console).run()
                : new AllTasks(request, console).run(given.has("--json"));
    }
}
