package dev.belay.endtoend;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.belay.testing.Launcher;
import dev.belay.testing.NativeCode;
import dev.belay.testing.Processes;
import dev.belay.testing.Sentence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Unattended print mode around a shell script: nothing is lost on the way, and a program always gets its document. */
@DisabledOnOs(OS.WINDOWS)
@Tag("slow")
class UnattendedPipeTest {
    private static final String HEAD = "#!/bin/bash\n[ \"$1\" = --version ] && exec echo '9.9.9 (Stand-in)'\n";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private Map<String, String> forTheLauncher = Map.of();

    private Path output() {
        return folder.resolve("output.txt");
    }

    private String errors() throws IOException {
        return Files.readString(folder.resolve("errors.txt"));
    }

    private List<String> command(String script, String... arguments) throws IOException {
        Path program = folder.resolve("program");
        Files.writeString(program, HEAD + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        List<String> command = new ArrayList<>(List.of(Launcher.path().toString(), "run", "--unattended"));
        command.addAll(List.of("--no-hooks", "--claude", program.toString()));
        command.addAll(Arrays.asList(arguments));
        return command;
    }

    private Process start(List<String> command, Path input) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", System.getenv("PATH"));
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("LANG", "C.UTF-8");
        builder.environment().putAll(forTheLauncher);
        return builder.redirectInput(input.toFile())
                .redirectOutput(output().toFile())
                .redirectError(folder.resolve("errors.txt").toFile())
                .start();
    }

    private int run(Path input, String script, String... arguments) throws Exception {
        return end(start(command(script, arguments), input));
    }

    private static int end(Process process) throws InterruptedException {
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it did not end");
        return process.exitValue();
    }

    /** A client that inherited the other end of its own prompt would wait for the rest of it for ever. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void thePromptEndsAsOnDarwinToo() throws Exception {
        forTheLauncher = NativeCode.asOnDarwin();
        Path input = Files.writeString(folder.resolve("input"), "hi");
        assertEquals(0, run(input, "cat", "--", "-p"), errors());
        assertEquals("hi", Files.readString(output()));
    }

    /** As 2.1.332 does when it is interrupted at its start. */
    @Test
    void whoEndsWithoutAWordHasAnsweredNothing() throws Exception {
        Path input = Files.writeString(folder.resolve("input"), "hi");
        assertEquals(130, run(input, "exit 0", "--", "-p"), errors());
        assertTrue(errors().contains("claude ended without an answer"), errors());
    }

    @Test
    void everyByteGoesThroughBothWaysHoweverManyThereAre() throws Exception {
        byte[] bytes = new byte[40_000_000];
        new Random(5).nextBytes(bytes);
        Path input = Files.write(folder.resolve("input"), bytes);
        assertEquals(0, run(input, "cat", "--", "-p", "x"), this::name);
        assertArrayEquals(bytes, Files.readAllBytes(output()));
        assertEquals("", errors());
    }

    private String name() {
        try {
            return errors();
        } catch (IOException gone) {
            return "";
        }
    }

    @Test
    void aLineLargerThanTheHeapIsAResultLikeAnyOther() throws Exception {
        String script = "printf '{\"x\":\"'; head -c 40000000 /dev/zero | tr '\\0' y; echo '\",\"type\":\"result\"}'";
        assertEquals(0, run(Path.of("/dev/null"), script, "--", "-p", "x", "--output-format", "stream-json"));
        assertEquals(40_000_000 + 25, Files.size(output()), this::name);
    }

    @Test
    void whatIsPrintedByADyingClaudeIsHandedOn() throws Exception {
        assertEquals(75, run(Path.of("/dev/null"), "echo some words; kill -SEGV $$", "--", "-p", "x"));
        assertEquals("some words\n", Files.readString(output()));
        assertTrue(errors().contains(Sentence.of("runtime-crash")), errors());
    }

    @Test
    void aProgramGetsItsDocumentWhateverHappens() throws Exception {
        String[] format = {"--", "-p", "x", "--output-format", "json"};
        assertEquals(75, run(Path.of("/dev/null"), "printf '{\"type\":'; kill -SEGV $$", format));
        JsonNode document = JSON.readTree(output().toFile());
        assertTrue(document.path("is_error").asBoolean());
        assertEquals("runtime-crash", document.path("belay").path("failure").asText());
        assertEquals(75, document.path("belay").path("status").asInt());
        assertEquals(
                "there is nothing left to try",
                document.path("belay").path("reason").asText());
    }

    @Test
    void theDeadlineIsToldInTheDocument() throws Exception {
        List<String> arguments = List.of("--deadline", "8s", "--", "-p", "x", "--output-format", "stream-json");
        String script = "echo '{\"type\":\"system\",\"subtype\":\"init\"}'; exec sleep 50";
        assertEquals(124, run(Path.of("/dev/null"), script, arguments.toArray(new String[0])));
        List<String> lines = Files.readAllLines(output());
        assertEquals(2, lines.size(), lines::toString);
        JsonNode result = JSON.readTree(lines.get(1));
        assertEquals(
                "the deadline has passed", result.path("belay").path("reason").asText());
        assertEquals(124, result.path("belay").path("status").asInt());
    }

    @Test
    void whoIsAskedToEndStillLeavesADocument() throws Exception {
        List<String> command = command("exec sleep 50", "--deadline", "1h", "--", "-p", "x", "--output-format=json");
        Process process = start(command, Path.of("/dev/null"));
        // The deadline is watched once signals are: before that a signal meets the JVM alone.
        while (!watches(process)) {
            assertTrue(process.isAlive(), this::name);
            TimeUnit.MILLISECONDS.sleep(20);
        }
        process.destroy();
        assertEquals(143, end(process), this::name);
        JsonNode document = JSON.readTree(output().toFile());
        assertTrue(document.path("is_error").asBoolean(), this::name);
        assertEquals(143, document.path("belay").path("status").asInt());
    }

    private static boolean watches(Process process) throws IOException {
        Optional<ProcessHandle> supervisor = Processes.supervisor(process.pid());
        if (supervisor.isEmpty()) {
            return false;
        }
        try (Stream<Path> names = Files.find(
                Path.of("/proc", "" + supervisor.get().pid(), "task"), 2, (file, about) -> file.endsWith("comm"))) {
            return names.anyMatch(UnattendedPipeTest::isDeadline);
        } catch (IOException | UncheckedIOException gone) {
            return false;
        }
    }

    private static boolean isDeadline(Path name) {
        try {
            return Files.readString(name).strip().equals("deadline");
        } catch (IOException gone) {
            return false;
        }
    }

    @Test
    void aReaderThatHasGoneIsTakenCalmly() throws Exception {
        String belay = String.join(" ", command("yes '{}' | head -c 2000000; exit 0"));
        String line = belay + " -- -p x --output-format stream-json | head -1; echo ${PIPESTATUS[0]}";
        assertEquals(0, end(start(List.of("/bin/bash", "-c", line), Path.of("/dev/null"))));
        assertEquals("{}\n0\n", Files.readString(output()));
        assertEquals("", errors());
    }

    @Test
    void anInputThatIsNeverClosedHoldsUpNobody() throws Exception {
        String belay = String.join(" ", command("read -r word; echo \"got $word\""));
        String line = "(echo one; exec sleep 50) | " + belay + " -- -p x > answer; echo $?; kill $(jobs -p)";
        Process shell = start(List.of("/bin/bash", "-mc", line), Path.of("/dev/null"));
        while (!Files.exists(folder.resolve("answer")) || Files.size(folder.resolve("answer")) == 0) {
            assertTrue(shell.isAlive(), this::name);
            TimeUnit.MILLISECONDS.sleep(20);
        }
        shell.descendants().forEach(ProcessHandle::destroy);
        assertEquals("got one\n", Files.readString(folder.resolve("answer")));
        end(shell);
    }
}
