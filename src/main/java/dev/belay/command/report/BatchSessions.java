package dev.belay.command.report;

import dev.belay.batch.folder.BatchFolder;
import dev.belay.command.batch.report.BatchReport;
import dev.belay.command.batch.report.BatchStatus;
import dev.belay.command.batch.report.BatchWords;
import dev.belay.settings.UsageException;
import dev.belay.transcript.catalogue.SessionFinder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The sessions of a batch, under the names of its tasks. */
record BatchSessions(SessionFinder finder) {
    List<ReportTarget> of(Path folder) throws UsageException {
        List<ReportTarget> targets = new ArrayList<>();
        new BatchReport(BatchFolder.of(folder))
                .each((task, record) -> targets.add(new ReportTarget(
                        record.session().flatMap(session -> find(session.value())),
                        task.lease().holder().isPresent(),
                        Optional.of(new ReportTarget.Task(
                                task.id(), record.state().id(), BatchWords.why(record), BatchStatus.of(record))))));
        if (targets.isEmpty()) {
            throw UsageException.noInput("no task of this batch has begun");
        }
        return targets;
    }

    private Optional<Path> find(String session) {
        try {
            return finder.beginningWith(session).stream().findFirst();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
