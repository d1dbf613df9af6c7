package dev.belay.command.report;

import dev.belay.batch.folder.BatchFolder;
import dev.belay.batch.step.TaskHomes;
import dev.belay.command.batch.report.BatchReport;
import dev.belay.command.batch.report.BatchStatus;
import dev.belay.command.batch.report.BatchWords;
import dev.belay.settings.UsageException;
import dev.belay.transcript.safekeeping.KnownSessions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The sessions of a batch, under the names of its tasks.
 *
 * @param here where a user who asks for them is
 */
record BatchSessions(Map<String, String> environment, Path here) {
    List<ReportTarget> of(Path folder) throws UsageException {
        List<ReportTarget> targets = new ArrayList<>();
        BatchFolder batch = BatchFolder.of(folder);
        TaskHomes homes = new TaskHomes(batch, environment);
        new BatchReport(batch)
                .each((task, record) -> targets.add(new ReportTarget(
                        record.session().flatMap(session -> find(session.value(), homes.environment(task.id()))),
                        task.lease().holder().isPresent(),
                        Optional.of(new ReportTarget.Task(
                                task.id(), record.state().id(), BatchWords.why(record), BatchStatus.of(record))))));
        if (targets.isEmpty()) {
            throw UsageException.noInput("no task of this batch has begun");
        }
        return targets;
    }

    private Optional<Path> find(String session, Map<String, String> home) {
        try {
            return KnownSessions.in(home).finder(here).beginningWith(session).stream()
                    .findFirst();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
