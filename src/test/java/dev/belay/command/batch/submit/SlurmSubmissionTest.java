package dev.belay.command.batch.submit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.batch.folder.BatchFolder;
import dev.belay.batch.folder.TaskRecord;
import dev.belay.batch.folder.TaskRecord.End;
import dev.belay.batch.folder.TaskState;
import dev.belay.batch.slurm.StandInSlurm;
import dev.belay.command.Commands;
import dev.belay.console.Console;
import dev.belay.console.Terminals;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlurmSubmissionTest {
    private static final String REQUEUES = "MaxArraySize = 3\nRequeueExit = 75\nRequeueExitHold = 77,78\n";

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private StandInSlurm slurm;
    private Map<String, String> environment;
    private String list;

    @BeforeEach
    void aList() throws IOException {
        slurm = new StandInSlurm(folder.resolve("programs"));
        environment = slurm.environment();
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
        out.reset();
        errors.reset();
        List<String> command = new ArrayList<>(List.of("batch"));
        command.addAll(List.of(words));
        return Commands.run(
                command,
                new Console(
                        InputStream.nullInputStream(),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(errors, true, StandardCharsets.UTF_8),
                        Terminals.none(),
                        environment,
                        folder));
    }

    private void says(int status, String words, String... arguments) {
        assertEquals(status, run(arguments), errors::toString);
        assertTrue(errors.toString().contains(words), errors::toString);
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
        BatchFolder batch = BatchFolder.begin(folder.resolve("out"), folder);
        batch.task("b").write(TaskRecord.fresh().in(TaskState.DONE, End.NONE));
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
        assertTrue(out.toString().startsWith(Files.readString(submission.resolve("job.sh"))), out::toString);
        assertTrue(out.toString().contains("\n#SBATCH --array=0,2%2\n"), out::toString);
        assertTrue(
                out.toString().endsWith("# cd " + submission + " && sbatch --parsable --partition=long job.sh\n"),
                out::toString);
        assertTrue(errors.toString().contains("2 tasks, 2 at a time; a task that ends with 75 goes back"));
        assertTrue(errors.toString().contains("held until `scontrol release`"));
        assertEquals("12\n", Files.readString(submission.resolve("jobs")));
        assertEquals("a\nb\nc\n", Files.readString(submission.resolve("ids")));
        assertEquals(3, Files.readAllLines(submission.resolve("tasks.jsonl")).size());
    }

    @Test
    void whatIsInTheQueueIsSaidAndNotSubmittedAgain() throws Exception {
        cluster(REQUEUES);
        assertEquals(0, run("submit", list, "--on", "slurm", "--out", "out"), errors::toString);
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
        assertTrue(out.toString().contains("12_0 RUNNING one"), out::toString);
        assertEquals(0, run("results", "out"));
        assertTrue(out.toString().contains("\"job\":\"12_2\",\"jobState\":\"SPECIAL_EXIT\""), out::toString);
    }

    @Test
    void elsewhereEachArrayWaitsForAllBeforeIt() throws Exception {
        cluster("RequeueExit = (null)\n");
        assertEquals(0, run("submit", list, "--on", "slurm", "--out", "out", "--tries", "3"), errors::toString);
        assertEquals("12\n13\n14\n", Files.readString(folder.resolve("out/slurm/1/jobs")));
        assertTrue(
                slurm.calls()
                        .contains("sbatch --parsable --dependency=afternotok:12,afternotok:13"
                                + " --kill-on-invalid-dep=yes job.sh\n"),
                slurm.calls());
        assertTrue(errors.toString().contains("`scancel 12 13 14` ends all of it"));
        says(0, "3 tasks have no job in the queue", "status", "out");
    }

    @Test
    void aDryRunChangesNothing() throws Exception {
        environment = Map.of("PATH", folder.toString(), "HOME", folder.toString());
        says(0, "nothing here signs a task in", "submit", list, "--on", "slurm", "--out", "out", "--dry-run");
        assertTrue(out.toString().contains("#SBATCH --array=0-2%2"), out::toString);
        assertFalse(Files.exists(folder.resolve("out")));
    }

    @Test
    void whatIsDoneIsNotSubmitted() throws Exception {
        cluster(REQUEUES);
        BatchFolder batch = BatchFolder.begin(folder.resolve("out"), folder);
        batch.task("a").write(TaskRecord.fresh().in(TaskState.DONE, End.NONE));
        batch.task("b").write(TaskRecord.fresh().in(TaskState.DONE, End.NONE));
        batch.task("c").write(TaskRecord.fresh().in(TaskState.NEEDS_PERSON, End.NONE));
        says(
                0,
                "nothing to submit: 2 tasks are done, and 1 failed or need a person (--again",
                "submit",
                list,
                "--on",
                "slurm",
                "--out",
                "out");
        assertEquals("", out.toString());
        assertEquals(0, run("submit", list, "--on", "slurm", "--out", "out", "--again"), errors::toString);
        assertTrue(out.toString().contains("#SBATCH --array=2%2\n"), out::toString);
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
}
