package dev.belay.batch.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.batch.folder.Attempt;
import dev.belay.batch.folder.BatchFolder;
import dev.belay.batch.folder.Lease;
import dev.belay.batch.folder.TaskFolder;
import dev.belay.posix.Signals;
import dev.belay.testing.machine.Patience;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class StepProcessTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Map<String, String> ENVIRONMENT = Map.of("PATH", System.getenv("PATH"));

    @TempDir
    Path folder;

    private Attempt attempt;
    private Lease lease;
    private String token;

    @BeforeEach
    void aTask() throws Exception {
        TaskFolder task = new BatchFolder(folder, UUID.randomUUID(), folder).task("a");
        attempt = task.attempt(1);
        attempt.begin("what it reads");
        lease = task.lease();
        token = lease.take(Optional.empty()).token();
    }

    private StepProcess started(String script) throws Exception {
        StepProcess process = new StepProcess(attempt, lease, token);
        process.start(List.of("/bin/sh", "-c", script), ENVIRONMENT, folder);
        return process;
    }

    @Test
    void itsStreamsAreFilesAndItsStatusIsWrittenDown() throws Exception {
        assertEquals(OptionalInt.of(3), started("cat; echo word >&2; exit 3").await(new Stop()));
        assertEquals("what it reads", Files.readString(attempt.output()));
        assertEquals("word\n", Files.readString(attempt.errors()));
        assertEquals(OptionalInt.of(3), attempt.status());
        assertEquals(Optional.empty(), attempt.process());
    }

    @Test
    void whoeverComesNextWaitsForItAndLearnsItsStatus() throws Exception {
        started("while [ ! -e go ]; do sleep 0.1; done; exit 4");
        Patience.await("its process", LIMIT, () -> attempt.process().isPresent());
        Files.createFile(folder.resolve("go"));
        assertEquals(OptionalInt.of(4), new StepProcess(attempt, lease, "").await(new Stop()));
    }

    @Test
    void oneThatDiedUnseenHasNoStatus() throws Exception {
        Files.writeString(attempt.path().resolve("pid"), "999999999\n");
        assertEquals(OptionalInt.empty(), new StepProcess(attempt, lease, "").await(new Stop()));
    }

    @Test
    void aProcessOfTheSameNumberIsNotTakenForIt() throws Exception {
        Files.writeString(attempt.path().resolve("pid"), ProcessHandle.current().pid() + "\n");
        assertEquals(Optional.empty(), attempt.process());
    }

    @Test
    void itIsAskedToEndWhereSomebodyWantsThat() throws Exception {
        StepProcess process = started("trap 'echo asked; exit 9' TERM; echo there; while :; do sleep 0.1; done");
        Patience.await("its first word", LIMIT, () -> attempt.output().toFile().length() > 0);
        Stop stop = new Stop();
        stop.ask(Signals.TERM);
        assertEquals(OptionalInt.of(9), process.await(stop));
        assertEquals("there\nasked\n", Files.readString(attempt.output()));
    }

    /** It looks every ten seconds. */
    @Test
    @Tag("slow")
    void itEndsWhereTheLeaseIsAnothers() throws Exception {
        StepProcess process = started("exec sleep 300");
        Files.writeString(lease.file(), "token theirs\n");
        assertEquals(OptionalInt.of(128 + Signals.TERM), process.await(new Stop()));
    }

    @Test
    void nothingIsStartedForABatchThatHasDied() throws Exception {
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        assertTrue(StepProcess.SCRIPT.contains("kill -0 \"$batch\""));
        Process shell = new ProcessBuilder(
                        "/bin/sh",
                        "-c",
                        StepProcess.SCRIPT,
                        "belay-batch",
                        attempt.path().toString(),
                        lease.file().toString(),
                        token,
                        Long.toString(dead.pid()),
                        "echo",
                        "started")
                .start();
        assertEquals(74, shell.waitFor());
        assertTrue(Files.notExists(attempt.output()));
    }
}
