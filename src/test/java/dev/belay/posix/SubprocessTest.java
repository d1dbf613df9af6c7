package dev.belay.posix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.testing.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(600)
class SubprocessTest {
    private static final Duration LIMIT = Duration.ofSeconds(40);

    @TempDir
    Path folder;

    private static Subprocess shell(String script) {
        return new Subprocess(List.of("/bin/sh", "-c", script));
    }

    @Test
    void tellsStatusOutputAndErrorsApart() throws Exception {
        Subprocess.Ended ended = shell("echo out; echo bad >&2; exit 3").run(LIMIT);
        assertEquals(new Subprocess.Ended(Optional.of(3), "out\n", "bad\n"), ended);
        assertEquals(
                "out\nbad\n",
                shell("echo out; echo bad >&2").errorsInOutput().run(LIMIT).output());
    }

    @Test
    void hasTheEnvironmentTheFolderAndTheInputThatItIsGiven() throws Exception {
        Subprocess.Ended ended = shell("echo \"$A$B\"; pwd; cat")
                .environment(Map.of("A", "a", "PATH", "/usr/bin:/bin"))
                .with("B", "b")
                .in(folder)
                .input("typed")
                .run(LIMIT);
        assertEquals("ab\n" + folder.toRealPath() + "\ntyped", ended.output());
        assertEquals("", shell("cat").run(LIMIT).output());
    }

    @Test
    void whatDoesNotReadItsInputIsNotWaitedFor() throws Exception {
        assertEquals(
                Optional.of(0),
                shell("exit 0").input("x".repeat(1 << 20)).run(LIMIT).status());
    }

    @Test
    void aFloodIsReadAndItsBeginningKept() throws Exception {
        Subprocess.Ended ended =
                shell("head -c 3000000 /dev/zero | tr '\\0' x").keeping(100).run(LIMIT);
        assertEquals("x".repeat(100), ended.output());
    }

    @Test
    void whatTakesTooLongIsEndedWithAllThatItHasStarted() throws Exception {
        Subprocess.Ended ended = shell("echo first; sleep 71 & sleep 71").run(Duration.ofMillis(700));
        assertFalse(ended.inTime());
        assertEquals("first\n", ended.output());
        long end = System.nanoTime() + LIMIT.toNanos();
        while (Processes.startedWith("sleep 71").stream().anyMatch(Processes::alive)) {
            assertTrue(System.nanoTime() < end, "something is left");
            Thread.sleep(20);
        }
    }

    @Test
    void theReaperKnowsJavasOwnChildrenAndNobodyElses() throws Exception {
        Process child = shell("read line; exit 5").pipeIn().start();
        child.getOutputStream().close();
        assertTrue(Subprocess.isTakenByJava((int) child.pid()));
        assertEquals(5, child.exitValue());
        assertFalse(Subprocess.isTakenByJava(1));
    }

    /** What is started elsewhere the reaper would take for an orphan, and its status would be lost. */
    @Test
    void nobodyElseStartsAProcess() throws IOException {
        List<String> wrong = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                String code = Files.readString(file);
                if (!file.endsWith("Subprocess.java")
                        && (code.contains("new ProcessBuilder(") || code.contains("getRuntime().exec("))) {
                    wrong.add(file.toString());
                }
            }
        }
        assertEquals(List.of(), wrong);
    }
}
