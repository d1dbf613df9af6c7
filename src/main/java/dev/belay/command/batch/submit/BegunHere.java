package dev.belay.command.batch.submit;

import dev.belay.batch.folder.BatchFolder;
import dev.belay.console.Console;
import dev.belay.settings.UsageException;
import java.util.List;
import java.util.Optional;

/** Tasks that have begun with the user's own settings, where no job would find their sessions. */
final class BegunHere {
    private BegunHere() {}

    /** Says how many of those that are due there are, and what lets them go on. */
    static void warn(SlurmOptions options, List<Integer> due, Console console) throws UsageException {
        Optional<BatchFolder> batch = BatchFolder.find(options.out());
        if (batch.isEmpty() || console.environment().containsKey("CLAUDE_CONFIG_DIR")) {
            return;
        }
        List<String> ids = options.tasks().ids();
        int count = 0;
        for (int index : due) {
            String id = ids.get(index);
            boolean begun = batch.get().task(id).record().tally().attempts() > 0;
            count += begun && batch.get().configuration(id).isEmpty() ? 1 : 0;
        }
        if (count > 0) {
            console.say((count == 1 ? "1 task has" : count + " tasks have")
                    + " begun in your own folder of claude's, and in a job would begin anew;"
                    + " CLAUDE_CONFIG_DIR=~/.claude before this command lets all of them work there");
        }
    }
}
