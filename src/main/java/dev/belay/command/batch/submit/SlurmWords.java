package dev.belay.command.batch.submit;

import dev.belay.batch.slurm.ArrayJob;
import dev.belay.batch.slurm.JobScript;
import dev.belay.batch.slurm.Slurm;
import dev.belay.batch.slurm.SlurmSettings;
import dev.belay.batch.slurm.Submission;
import dev.belay.console.Console;
import dev.belay.evidence.ExitStatus;
import dev.belay.text.ShellWord;
import java.util.List;

/** What is said of a submission. */
final class SlurmWords {
    private SlurmWords() {}

    /** Prints the script, and says how a task goes on here that gave up for now, and one that needs a person. */
    static void explain(SlurmSettings settings, ArrayJob job, Console console) {
        console.out().print(JobScript.of(job));
        int jobs = job.retries().jobs();
        String later = job.retries().requeued()
                ? "a task that ends with " + ExitStatus.TRY_LATER + " goes back into the queue (RequeueExit), for "
                        + jobs + " jobs in all"
                : "this cluster does not requeue by " + ExitStatus.TRY_LATER + " (RequeueExit): "
                        + (jobs == 1
                                ? "each task gets one job"
                                : jobs + " arrays, each for what those before it have left");
        String person = settings.holdsForPerson() ? "; one that needs a person is held until `scontrol release`" : "";
        int count = job.indices().size();
        console.say(count + (count == 1 ? " task, " : " tasks, ") + job.parallel() + " at a time; " + later + person);
        if (console.environment().keySet().stream().noneMatch(SlurmWords::signsIn)) {
            console.say("nothing here signs a task in: set ANTHROPIC_API_KEY or CLAUDE_CODE_OAUTH_TOKEN (`claude"
                    + " setup-token`), or CLAUDE_CONFIG_DIR where your own sign-in is on a folder that the nodes have");
        }
    }

    private static boolean signsIn(String variable) {
        return variable.startsWith("ANTHROPIC_")
                || variable.startsWith("CLAUDE_CODE_USE_")
                || variable.equals("CLAUDE_CODE_OAUTH_TOKEN")
                || variable.equals("CLAUDE_CONFIG_DIR");
    }

    /** As it is typed. */
    static void command(Submission submission, List<String> options, Console console) {
        StringBuilder line =
                new StringBuilder("# cd " + ShellWord.quote(submission.folder().toString()) + " &&");
        Slurm.command(submission.script(), options)
                .forEach(word -> line.append(' ').append(ShellWord.quote(word)));
        console.out().print(line + "\n");
    }
}
