package dev.belay.command.batch.submit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.batch.folder.BatchFolder;
import dev.belay.batch.folder.TaskRecord;
import dev.belay.batch.folder.TaskRecord.End;
import dev.belay.batch.folder.TaskState;
import dev.belay.batch.slurm.StandInSlurm;
import dev.belay.command.batch.TypedBatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlurmSubmissionTest {
    private static final String REQUEUES = "MaxArraySize = 3\nRequeueExit = 75\nRequeueExitHold = 77,78\n";

    @TempDir
    Path folder;

    private TypedBatch batch;
    private StandInSlurm slurm;
    private String list;

    @BeforeEach
    void aList() throws IOException {
        slurm = new StandInSlurm(folder.resolve("programs"));
        batch = new TypedBatch(folder);
        batch.in(slurm.environment());
        list = list("fix.jsonl", "a", "b", "c");
    }

    private String list(String name, String... ids) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (String id : ids) {
            lines.append("{\"id\": \"" + id + "\", \"prompt\": \"Do it.\"}\n");
        }
        return Files.writeString(folder.resolve(name), lines).toString();
    }

    private int run(String... words) {
        return batch.run(words);
    }

    private void says(int status, String sentence, String... words) {
        batch.says(status, sentence, words);
    }

    private void cluster(String settings) throws IOException {
        slurm.says("scontrol", settings)
                .says("squeue", "")
                .runs(
                        "sbatch",
                        "n=$(grep -c ^sbatch '" + folder.resolve("programs/calls") + "'); echo \"$((n + 11))\"");
    }

    @Test
    void whatIsDueIsSubmittedOnceWhereTheClusterRequeues() throws Exception {
        cluster(REQUEUES);
        BatchFolder begun = BatchFolder.begin(folder.resolve("out"), folder);
        begun.task("b").write(TaskRecord.fresh().in(TaskState.DONE, End.NONE));
        says(
                0,
                "submitted as job 12; `scancel 12` ends all of it",
                "submit",
                list,
                "--on",
                "slurm",
                "--out",
                "out",
                "--",
                "--partition=long");
        assertTrue(slurm.calls().endsWith("sbatch --parsable --partition=long job.sh\n"), slurm.calls());
        Path submission = folder.resolve("out/slurm/1");
        assertTrue(batch.out().startsWith(Files.readString(submission.resolve("job.sh"))), batch::out);
        assertTrue(batch.out().contains("\n#SBATCH --array=0,2%2\n"), batch::out);
        assertTrue(
                batch.out().endsWith("# cd " + submission + " && sbatch --parsable --partition=long job.sh\n"),
                batch::out);
        assertTrue(batch.errors().contains("2 tasks, 2 at a time; a task that ends with 75 goes back"));
        assertTrue(batch.errors().contains("held until `scontrol release`"));
        assertEquals("12\n", Files.readString(submission.resolve("jobs")));
        assertEquals("a\nb\nc\n", Files.readString(submission.resolve("ids")));
        assertEquals(3, Files.readAllLines(submission.resolve("tasks.jsonl")).size());
    }

    @Test
    void whatIsInTheQueueIsSaidAndNotSubmittedAgain() throws Exception {
        cluster(REQUEUES);
        assertEquals(0, run("submit", list, "--on", "slurm", "--out", "out"), batch::errors);
        slurm.says("squeue", "12|0|RUNNING|None|one\n12|2|SPECIAL_EXIT|JobHeldUser|\n");
        says(
                75,
                "jobs of this batch are in the queue already (12_0 RUNNING one and 1 more): `scancel 12` ends",
                "submit",
                list,
                "--on",
                "slurm",
                "--out",
                "out");
        says(0, "`scontrol release 12_2`", "status", "out");
        assertTrue(batch.out().contains("12_0 RUNNING one"), batch::out);
        assertEquals(0, run("results", "out"));
        assertTrue(batch.out().contains("\"job\":\"12_2\",\"jobState\":\"SPECIAL_EXIT\""), batch::out);
    }

    @Test
    void elsewhereEachArrayWaitsForAllBeforeIt() throws Exception {
        cluster("RequeueExit = (null)\n");
        assertEquals(0, run("submit", list, "--on", "slurm", "--out", "out", "--tries", "3"), batch::errors);
        assertEquals("12\n13\n14\n", Files.readString(folder.resolve("out/slurm/1/jobs")));
        assertTrue(
                slurm.calls()
                        .contains("sbatch --parsable --dependency=afternotok:12,afternotok:13"
                                + " --kill-on-invalid-dep=yes job.sh\n"),
                slurm.calls());
        assertTrue(batch.errors().contains("`scancel 12 13 14` ends all of it"));
        says(0, "3 tasks have no job in the queue", "status", "out");
    }

    @Test
    void aDryRunChangesNothing() throws Exception {
        batch.in(Map.of("PATH", folder.toString(), "HOME", folder.toString()));
        says(0, "nothing here signs a task in", "submit", list, "--on", "slurm", "--out", "out", "--dry-run");
        assertTrue(batch.out().contains("#SBATCH --array=0-2%2"), batch::out);
        assertFalse(Files.exists(folder.resolve("out")));
    }

    @Test
    void whatIsDoneIsNotSubmitted() throws Exception {
        cluster(REQUEUES);
        BatchFolder begun = BatchFolder.begin(folder.resolve("out"), folder);
        begun.task("a").write(TaskRecord.fresh().in(TaskState.DONE, End.NONE));
        begun.task("b").write(TaskRecord.fresh().in(TaskState.DONE, End.NONE));
        begun.task("c").write(TaskRecord.fresh().in(TaskState.NEEDS_PERSON, End.NONE));
        says(
                0,
                "nothing to submit: 2 tasks are done, and 1 failed or need a person (--again",
                "submit",
                list,
                "--on",
                "slurm",
                "--out",
                "out");
        assertEquals("", batch.out());
        assertEquals(0, run("submit", list, "--on", "slurm", "--out", "out", "--again"), batch::errors);
        assertTrue(batch.out().contains("#SBATCH --array=2%2\n"), batch::out);
    }

    @Test
    void whatCannotBeSubmittedIsSaidInOneLine() throws Exception {
        says(78, "needs sbatch and scontrol on the PATH", "submit", list, "--on", "slurm", "--out", "out");
        cluster(REQUEUES);
        says(64, "expected --out DIR", "submit", list, "--on", "slurm");
        says(64, "--image is for --on kubernetes", "submit", list, "--on", "slurm", "--image", "x");
        says(64, "--out is for --on slurm", "submit", list, "--on", "kubernetes", "--out", "x");
        says(64, "behind -- is for --on slurm", "submit", list, "--on", "kubernetes", "--", "--mem=1");
        says(64, "expected a name", "submit", list, "--on", "slurm", "--out", "out", "--name", "a b");
        says(64, "not 'long'", "submit", list, "--on", "slurm", "--out", "out", "--", "-p", "long");
        says(64, "--array is set by Belay", "submit", list, "--on", "slurm", "--out", "out", "--", "--array=1");
        String four = list("four", "a", "b", "c", "d");
        says(78, "takes arrays of 3 jobs (MaxArraySize)", "submit", four, "--on", "slurm", "--out", "out");
        slurm.runs("sbatch", "echo 'sbatch: error: invalid partition specified: x' >&2; exit 1");
        says(78, "invalid partition specified: x", "submit", list, "--on", "slurm", "--out", "out");
        slurm.runs("scontrol", "echo 'slurm_load_ctl_conf error: Unable to contact' >&2; exit 1");
        says(0, "Unable to contact", "submit", list, "--on", "slurm", "--out", "out", "--dry-run");
        says(75, "scontrol: slurm_load_ctl_conf error", "submit", list, "--on", "slurm", "--out", "out");
    }

    @Test
    void whatHasBegunWithTheUsersOwnSettingsIsSaid() throws Exception {
        cluster(REQUEUES);
        BatchFolder begun = BatchFolder.begin(folder.resolve("out"), folder);
        TaskRecord fresh = TaskRecord.fresh();
        for (String id : List.of("a", "b")) {
            begun.task(id).write(fresh.with(fresh.tally().begun(true)).in(TaskState.LATER, End.NONE));
        }
        Files.createDirectories(folder.resolve("out/homes/b/claude"));
        String[] submit = {"submit", list, "--on", "slurm", "--out", "out", "--dry-run"};
        says(0, "1 task has begun in your own folder of claude's", submit);
        Map<String, String> own = new HashMap<>(slurm.environment());
        own.put("CLAUDE_CONFIG_DIR", folder.toString());
        batch.in(own);
        assertEquals(0, run(submit));
        assertFalse(batch.errors().contains("your own folder"), batch::errors);
    }
}
