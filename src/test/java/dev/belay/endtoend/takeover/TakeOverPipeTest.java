package dev.belay.endtoend.takeover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.testing.Checkout;
import dev.belay.testing.Launcher;
import dev.belay.testing.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The JVM is killed in print mode: another one goes on, and there is one answer, whole. */
@EnabledOnOs(OS.LINUX)
@Tag("slow")
class TakeOverPipeTest {
    private static final String ANSWERS = """
            echo start >>starts
            said=$(cat)
            echo before >&2
            printf 'got %s ' "$said"
            until [ -e go ]; do sleep 0.05; echo tick >&2; done
            echo after >&2
            printf 'end\\n'
            exit $(cat status)""";

    @TempDir
    Path folder;

    private Path runs;

    @BeforeEach
    void prepare() throws IOException {
        runs = Files.createDirectories(folder.resolve("runtime"));
        Files.writeString(folder.resolve("input"), "words");
    }

    private Process start(String script, String... options) throws IOException {
        Path claude = Checkout.program(
                folder.resolve("claude"), "[ \"$1\" = --version ] && exec echo '9.9.9 (Stand-in)'\n" + script);
        List<String> command = new ArrayList<>(List.of(Launcher.path().toString(), "run"));
        command.addAll(List.of(options));
        command.addAll(List.of("--no-hooks", "--no-notify", "--no-preflight", "--claude", claude.toString()));
        command.addAll(List.of("--", "-p"));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", System.getenv("PATH"));
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("LANG", "C.UTF-8");
        builder.environment().put("XDG_RUNTIME_DIR", runs.toString());
        return builder.redirectInput(folder.resolve("input").toFile())
                .redirectOutput(folder.resolve("output").toFile())
                .redirectError(folder.resolve("errors").toFile())
                .start();
    }

    private String read(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException none) {
            return "";
        }
    }

    private String record() {
        try (var folders = Files.list(runs.resolve("belay"))) {
            Path run = folders.findFirst().orElseThrow();
            return Files.readString(run.resolve("record"));
        } catch (IOException | RuntimeException none) {
            return "";
        }
    }

    private static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, what + " does not come");
            Thread.sleep(20);
        }
    }

    private static void kill(Process launcher) throws InterruptedException {
        long before = Processes.supervisor(launcher.pid()).orElseThrow().pid();
        Processes.signal("KILL", before);
        await("another JVM", () -> Processes.supervisor(launcher.pid())
                .filter(now -> now.pid() != before)
                .isPresent());
    }

    @ParameterizedTest
    @CsvSource({"--unattended, 0", "--no-reminder, 5"})
    void theAnswerComesWholeAndOnce(String option, int status) throws Exception {
        Files.writeString(folder.resolve("status"), "" + status);
        Process process = start(ANSWERS, option, "--max-recoveries", "0");
        await("the record", () -> record().startsWith("running"));
        await("words", () -> read("errors").contains("before"));
        kill(process);
        int heard = read("errors").length();
        await("what it says", () -> read("errors").length() > heard);
        Files.writeString(folder.resolve("go"), "");
        assertTrue(process.waitFor(1, TimeUnit.MINUTES));
        assertEquals("got words end\n", read("output"), read("errors"));
        assertEquals("start\n", read("starts"));
        assertTrue(read("errors").replace("tick\n", "").startsWith("before\nafter\n"), read("errors"));
        assertEquals(status, process.exitValue(), read("errors"));
        assertEquals(List.of(), leftRuns());
    }

    /** Whoever asks for the end gets it. */
    @Test
    void nobodyTakesOverWhatWasAskedToEnd() throws Exception {
        Process process = start(ANSWERS, "--unattended");
        await("the record", () -> record().startsWith("running"));
        long jvm = Processes.supervisor(process.pid()).orElseThrow().pid();
        Processes.signal("STOP", jvm);
        Processes.signal("TERM", process.pid());
        Processes.signal("KILL", jvm);
        assertTrue(process.waitFor(1, TimeUnit.MINUTES));
        assertTrue(read("errors").contains("the supervisor itself died"), read("errors"));
        assertEquals("start\n", read("starts"));
        assertEquals(List.of(), leftRuns());
    }

    /** Nobody supervises any more, but the answer is there, and what is said on standard error. */
    @ParameterizedTest
    @ValueSource(strings = {"--unattended", "--no-reminder"})
    void afterThreeDeathsTheAnswerComesAllTheSame(String option) throws Exception {
        Files.writeString(folder.resolve("status"), "0");
        Process process = start(ANSWERS, option);
        await("words", () -> read("errors").contains("before"));
        JvmDeath.awaitRecord(process.pid(), "running");
        kill(process);
        JvmDeath.awaitRecord(process.pid(), "running");
        kill(process);
        Processes.signal("KILL", JvmDeath.awaitRecord(process.pid(), "running"));
        await("the launcher alone", () -> read("errors").contains("claude goes on without it"));
        int heard = read("errors").length();
        await("what it says", () -> read("errors").length() > heard);
        Files.writeString(folder.resolve("go"), "");
        assertTrue(process.waitFor(1, TimeUnit.MINUTES));
        assertEquals("got words end\n", read("output"), read("errors"));
        assertTrue(read("errors").contains("\nafter\n"), read("errors"));
        assertEquals(0, process.exitValue(), read("errors"));
        assertEquals(List.of(), leftRuns());
    }

    /** What the JVM knew before is known to the next one, and the claude that was being started is not left beside another. */
    @Test
    void whoDiesWhileClaudeIsStartedAgainLeavesOne() throws Exception {
        Files.writeString(folder.resolve("status"), "0");
        String fails = "[ -e starts ] || { echo start >starts; echo 'API Error: 529 overloaded_error' >&2; exit 1; }\n";
        Process process = start(fails + ANSWERS, "--unattended");
        await("the failure", () -> record().startsWith("ended"));
        long jvm = Processes.supervisor(process.pid()).orElseThrow().pid();
        Path run = JvmDeath.folder(jvm);
        Processes.signal("STOP", process.pid());
        Processes.signal("KILL", jvm);
        Files.move(run.resolve("record"), run.resolve("record.before"));
        ProcessBuilder other = new ProcessBuilder("sleep", "600");
        other.environment().put("BELAY_INBOX", run.resolve("inbox").toString());
        Process begun = other.start();
        Files.writeString(folder.resolve("go"), "");
        Processes.signal("CONT", process.pid());
        assertTrue(begun.waitFor(1, TimeUnit.MINUTES));
        assertTrue(process.waitFor(2, TimeUnit.MINUTES), read("errors"));
        assertEquals("got words end\n", read("output"), read("errors"));
        assertEquals("start\nstart\n", read("starts"));
        assertEquals(0, process.exitValue(), read("errors"));
    }

    @Test
    void whoAsksForTheEndWhileAnotherTakesOverGetsIt() throws Exception {
        Process process = start(ANSWERS, "--unattended");
        long jvm = JvmDeath.awaitRecord(process.pid(), "running");
        long claude = JvmDeath.client(jvm);
        Processes.signal("KILL", jvm);
        Processes.signal("TERM", process.pid());
        assertTrue(process.waitFor(1, TimeUnit.MINUTES));
        assertEquals(143, process.exitValue(), read("errors"));
        assertFalse(Processes.alive(claude));
        assertEquals("start\n", read("starts"));
        assertEquals(List.of(), leftRuns());
    }

    private List<Path> leftRuns() throws IOException {
        try (var folders = Files.list(runs.resolve("belay"))) {
            return folders.toList();
        }
    }
}
