package dev.belay.command.batch.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.belay.batch.slurm.TaskJob;
import dev.belay.batch.slurm.TaskJobs;
import java.io.IOException;
import java.util.Optional;

/** What a cluster says of the tasks of a batch, for a report. */
public record ReportedJobs(TaskJobs all) {

    static ReportedJobs none() {
        return new ReportedJobs(TaskJobs.none());
    }

    /** The fields about the job of this task; none where the batch was handed to no cluster. */
    void write(JsonGenerator json, String task) throws IOException {
        if (all.isSubmitted()) {
            Optional<TaskJob> job = all.of(task);
            json.writeStringField("job", job.map(TaskJob::name).orElse(null));
            json.writeStringField("jobState", job.map(TaskJob::state).orElse(null));
            json.writeStringField("jobDetail", job.map(TaskJob::detail).orElse(null));
        }
    }
}
