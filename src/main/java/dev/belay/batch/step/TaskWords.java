package dev.belay.batch.step;

import dev.belay.batch.folder.TaskRecord;
import dev.belay.batch.task.Task;
import dev.belay.evidence.SessionId;
import dev.belay.launcher.BelayLauncher;
import java.util.ArrayList;
import java.util.List;

/** The program of a step. Claude reads its prompt from standard input, where it may be of any length and nobody else sees it. */
final class TaskWords {
    private final String launcher = BelayLauncher.here().file().toString();

    List<String> of(Task task, TaskRecord record) {
        return record.step().kind() == TaskRecord.Kind.VERIFY
                ? List.of("/bin/sh", "-c", "exec 2>&1\n" + task.verify().orElse(":"))
                : claude(task, record.session().orElseThrow());
    }

    /** Belay goes on with a session of this id where there is one already. */
    private List<String> claude(Task task, SessionId session) {
        List<String> words = new ArrayList<>(List.of(launcher, "run", "--unattended", "--", "-p"));
        words.addAll(List.of("--session-id", session.value(), "--output-format", "json"));
        words.addAll(task.arguments());
        return words;
    }
}
