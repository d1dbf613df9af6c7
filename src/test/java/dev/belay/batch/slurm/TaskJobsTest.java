package dev.belay.batch.slurm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskJobsTest {
    @TempDir
    Path folder;

    private StandInSlurm slurm;

    @BeforeEach
    void programs() throws IOException {
        slurm = new StandInSlurm(folder.resolve("programs"));
    }

    private void submitted(List<String> jobs, String... ids) throws IOException {
        Submission submission = Submission.next(folder);
        submission.write("#!/bin/sh\n", List.of(ids), "");
        submission.jobs(jobs);
    }

    private String job(String task) {
        return TaskJobs.of(folder, new Slurm(slurm.environment()))
                .of(task)
                .map(TaskJob::words)
                .orElse("-");
    }

    @Test
    void whatWasHandedToNoClusterHasNone() throws IOException {
        slurm.says("squeue", "12|0|RUNNING|None|one\n");
        TaskJobs jobs = TaskJobs.of(folder, new Slurm(slurm.environment()));
        assertFalse(jobs.isSubmitted());
        assertEquals("", slurm.calls());
    }

    @Test
    void eachTaskHasTheJobOfItsPlaceInTheList() throws IOException {
        submitted(List.of("12"), "a", "b", "c", "d");
        slurm.says(
                "squeue",
                "12|0|RUNNING|None|one\n12|1|PENDING|Resources|\n12|2|SPECIAL_EXIT|JobHeldUser|\n12|N/A|PENDING|x|\n");
        assertEquals("12_0 RUNNING one", job("a"));
        assertEquals("12_1 PENDING Resources", job("b"));
        assertEquals("12_2 SPECIAL_EXIT JobHeldUser", job("c"));
        assertEquals("-", job("d"));
        TaskJobs jobs = TaskJobs.of(folder, new Slurm(slurm.environment()));
        assertTrue(jobs.isSubmitted());
        assertTrue(jobs.of("c").orElseThrow().isHeld());
        assertEquals(3, jobs.open().size());
    }

    @Test
    void whatTheQueueHasForgottenIsInTheAccounting() throws IOException {
        submitted(List.of("12"), "a", "b");
        slurm.says("squeue", "12|1|RUNNING|None|two\n");
        slurm.says("sacct", "12_0|CANCELLED by 1000|one\n12_1|PENDING|None assigned\n12_[2-3]|PENDING|\n");
        assertEquals("12_0 CANCELLED one", job("a"));
        assertEquals("12_1 RUNNING two", job("b"));
    }

    @Test
    void ofAChainTheJobThatCountsIsShown() throws IOException {
        submitted(List.of("12", "13", "14"), "works", "done", "failed", "over");
        slurm.says("squeue", """
                12|0|RUNNING|None|one
                12|1|COMPLETED|None|one
                12|2|FAILED|NonZeroExitCode|one
                12|3|COMPLETED|None|one
                13|0|PENDING|Dependency|
                13|1|PENDING|Dependency|
                13|2|PENDING|Dependency|
                13|3|CANCELLED|Dependency|
                14|0|PENDING|Dependency|
                14|1|PENDING|Dependency|
                14|2|PENDING|Dependency|
                14|3|CANCELLED|Dependency|
                """);
        assertEquals("12_0 RUNNING one", job("works"));
        assertEquals("12_1 COMPLETED one", job("done"));
        assertEquals("13_2 PENDING Dependency", job("failed"));
        assertEquals("12_3 COMPLETED one", job("over"));
    }

    @Test
    void aLaterSubmissionHasItsOwnList() throws IOException {
        submitted(List.of("12"), "a", "b");
        submitted(List.of("15"), "b", "a");
        slurm.says("squeue", "12|0|CANCELLED|None|one\n12|1|COMPLETED|None|one\n15|1|RUNNING|None|two\n");
        assertEquals("15_1 RUNNING two", job("a"));
        assertEquals("12_1 COMPLETED one", job("b"));
    }
}
