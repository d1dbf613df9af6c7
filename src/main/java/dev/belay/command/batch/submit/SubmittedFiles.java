package dev.belay.command.batch.submit;

import dev.belay.batch.folder.BatchFolder;
import dev.belay.batch.slurm.ArrayJob;
import dev.belay.batch.slurm.JobScript;
import dev.belay.console.Console;
import dev.belay.settings.UsageException;
import java.io.IOException;

/** What the jobs of a submission read, written down before there is one. */
final class SubmittedFiles {
    private SubmittedFiles() {}

    static void write(SlurmOptions options, ArrayJob job, Console console) throws UsageException {
        try {
            BatchFolder batch = BatchFolder.begin(options.out(), console.workingDirectory());
            batch.write(options.tasks().ids());
            job.places()
                    .submission()
                    .write(
                            JobScript.of(job),
                            options.tasks().ids(),
                            TaskLines.of(options.tasks()).text());
        } catch (IOException refused) {
            throw UsageException.settings(options.out() + " cannot be written to: " + refused.getMessage());
        }
    }
}
