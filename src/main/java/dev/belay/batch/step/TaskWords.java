package dev.belay.batch.step;

import dev.belay.batch.folder.BatchFolder;
import dev.belay.batch.folder.TaskRecord;
import dev.belay.batch.task.Task;
import dev.belay.evidence.SessionId;
import dev.belay.launcher.BelayLauncher;
import java.util.ArrayList;
import java.util.List;

/** The program of a step. Claude reads its prompt from standard input, where it may be of any length and nobody else sees it. */
final class TaskWords {
    private final String launcher = BelayLauncher.here().file().toString();

    List<String> of(Task task, TaskRecord record, BatchFolder batch) {
        return record.step().kind() == TaskRecord.Kind.VERIFY
                ? List.of("/bin/sh", "-c", "exec 2>&1\n" + task.verify().orElse(":"))
                : claude(task, record.session().orElseThrow(), batch);
    }

    private List<String> claude(Task task, SessionId session, BatchFolder batch) {
        List<String> words = new ArrayList<>(List.of(launcher, "run", "--unattended", "--", "-p"));
        // Belay goes on with a session that is there already; one that it had to repair has another name.
        boolean own = session.equals(batch.session(task.id()));
        words.addAll(List.of(own ? "--session-id" : "--resume", session.value(), "--output-format", "json"));
        words.addAll(task.arguments());
        return words;
    }
}
