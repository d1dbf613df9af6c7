package dev.belay.batch.slurm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlurmTest {
    @TempDir
    Path folder;

    private StandInSlurm standIn;
    private Slurm slurm;

    @BeforeEach
    void programs() throws IOException {
        standIn = new StandInSlurm(folder.resolve("programs"));
        slurm = new Slurm(standIn.environment());
    }

    @Test
    void aScriptIsSubmittedFromItsFolder() throws IOException {
        Path script = Files.writeString(folder.resolve("job.sh"), "#!/bin/sh\n");
        standIn.runs("sbatch", "pwd >where; echo 'sbatch: a warning' >&2; echo '12;cluster'");
        assertEquals("12", slurm.submit(script, List.of("--partition=a b")));
        assertEquals("sbatch --parsable --partition=a b job.sh\n", standIn.calls());
        assertEquals(folder.toRealPath() + "\n", Files.readString(folder.resolve("where")));
    }

    @Test
    void whatSlurmRefusesItSaysInItsOwnWords() throws IOException {
        standIn.runs("sbatch", "echo 'sbatch: error: invalid partition specified: x' >&2; exit 1");
        IOException refused = assertThrows(IOException.class, () -> slurm.submit(folder.resolve("job.sh"), List.of()));
        assertEquals("sbatch: error: invalid partition specified: x", refused.getMessage());
        standIn.says("sbatch", "Hello.");
        assertEquals(
                "sbatch names no job, but says: Hello.",
                assertThrows(IOException.class, () -> slurm.submit(folder.resolve("job.sh"), List.of()))
                        .getMessage());
    }

    @Test
    void itIsThereWhenJobsCanBeSubmitted() throws IOException {
        assertFalse(slurm.isThere());
        standIn.says("sbatch", "");
        assertFalse(slurm.isThere());
        standIn.says("scontrol", "RequeueExit             = 75\n");
        assertTrue(slurm.isThere());
        assertTrue(slurm.settings().requeuesLater());
    }

    @Test
    void whatCannotBeAskedKnowsOfNoJob() throws IOException {
        assertEquals(List.of(), slurm.queue(List.of("12")));
        standIn.runs("squeue", "echo 'slurm_load_jobs error: Invalid job id specified' >&2; exit 1");
        standIn.runs("sacct", "echo 'Slurm accounting storage is disabled' >&2; exit 1");
        assertEquals(List.of(), slurm.queue(List.of("12", "13")));
        assertEquals(List.of(), slurm.accounting(List.of("12", "13")));
        assertTrue(standIn.calls().contains("--jobs=12,13\n"), standIn.calls());
    }

    @Test
    void settingsAreReadAsScontrolPrintsThem() {
        SlurmSettings settings = SlurmSettings.parse("Configuration data as of 2026-11-28T18:50:58\n"
                + "MaxArraySize            = 101\nRequeueExit             = 1-3,75\n"
                + "RequeueExitHold         = (null)\n");
        assertTrue(settings.requeuesLater());
        assertFalse(settings.holdsForPerson());
        assertEquals(101, settings.largestArray());
        assertTrue(SlurmSettings.parse("RequeueExit = 70-80\n").requeuesLater());
        assertFalse(SlurmSettings.parse("RequeueExit = 1-3, 76\n").requeuesLater());
        assertTrue(SlurmSettings.parse("RequeueExitHold = 70,77-78\n").holdsForPerson());
        assertEquals(1001, SlurmSettings.unknown().largestArray());
        assertFalse(SlurmSettings.unknown().requeuesLater());
    }
}
