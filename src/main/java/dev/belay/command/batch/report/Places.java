package dev.belay.command.batch.report;

import dev.belay.batch.folder.BatchFolder;
import dev.belay.batch.task.CheckedTasks;
import dev.belay.batch.task.TaskSource;
import dev.belay.console.Arguments;
import dev.belay.console.Console;
import dev.belay.settings.UsageException;
import java.nio.file.Path;

/** The list and the folder that were named. */
public final class Places {
    private Places() {}

    /** The list, read once, whether anything is wrong with it or not; named as it was typed. */
    public static CheckedTasks list(Arguments given) throws UsageException {
        String list =
                given.operand().orElseThrow(() -> UsageException.usage("expected a list of tasks, a file or a folder"));
        return TaskSource.of(Typed.path(list)).check();
    }

    /** The batch that is in the folder that was named. */
    static BatchFolder batch(Arguments given, Console console) throws UsageException {
        String folder = given.operand()
                .orElseThrow(() -> UsageException.usage("expected the folder of a batch, as given with --out"));
        return BatchFolder.of(at(folder, console));
    }

    /** The same for one that may begin now. */
    public static BatchFolder out(Arguments given, Console console) throws UsageException {
        return BatchFolder.begin(outPath(given, console), console.workingDirectory());
    }

    /** Where that is kept; it may not be there yet. */
    public static Path outPath(Arguments given, Console console) throws UsageException {
        String folder = given.value("--out")
                .filter(word -> !word.isEmpty())
                .orElseThrow(() -> UsageException.usage("expected --out DIR, the folder in which the batch is kept"));
        return at(folder, console);
    }

    private static Path at(String folder, Console console) throws UsageException {
        return console.workingDirectory().resolve(Typed.path(folder)).normalize();
    }
}
