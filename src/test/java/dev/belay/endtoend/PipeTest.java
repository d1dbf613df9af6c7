package dev.belay.endtoend;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.testing.Launcher;
import dev.belay.testing.Sentence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Without a terminal Belay is as good as not there: pipes, status, environment and words are claude's own. */
@DisabledOnOs(OS.WINDOWS)
class PipeTest {
    private static final String HEAD = "#!/bin/bash\n[ \"$1\" = --version ] && exec echo '9.9.9 (Stand-in)'\n";

    @TempDir
    Path folder;

    /** What a command wrote and how it ended. */
    private record Ended(int status, byte[] output, String errors) {
        String text() {
            return new String(output, StandardCharsets.UTF_8);
        }
    }

    @Test
    void everyByteGoesThroughBothWays() throws Exception {
        script("cat; echo 'told aside' >&2; exit 5");
        byte[] bytes = new byte[300_000];
        new Random(5).nextBytes(bytes);
        Path input = Files.write(folder.resolve("input"), bytes);
        Ended ended = run(environment(), input, "--no-hooks", "--", "-p", "x");
        assertArrayEquals(bytes, ended.output());
        assertEquals(5, ended.status());
        assertTrue(ended.errors().startsWith("told aside\n"), ended.errors());
    }

    @Test
    void aCleanEndLeavesNoWord() throws Exception {
        script("cat; echo out; echo err >&2");
        Ended ended = run(environment(), Path.of("/dev/null"), "--", "-p", "x");
        assertEquals("out\n", ended.text());
        assertEquals("err\n", ended.errors());
        assertEquals(0, ended.status());
    }

    @Test
    void aClosedInputAndAnOutputThatNobodyReadsAreTakenCalmly() throws Exception {
        script("echo $(wc -c) bytes; yes | head -c 2000000; exit 4");
        String belay = Launcher.path() + " run --claude " + folder.resolve("program") + " -- -p x";
        ProcessBuilder shell = new ProcessBuilder("/bin/bash", "-c", belay + " <&- | head -1; echo ${PIPESTATUS[0]}");
        Ended ended = run(shell, Path.of("/dev/null"));
        assertEquals(List.of("0 bytes", "4"), ended.text().lines().toList(), ended.errors());
    }

    @Test
    void aDeathBySignalIsToldAndPassedOn() throws Exception {
        script("kill -SEGV $$");
        Ended ended = run(environment(), Path.of("/dev/null"), "--", "-p", "x");
        assertEquals(128 + 11, ended.status());
        assertTrue(ended.errors().contains(Sentence.of("runtime-crash")), ended.errors());
        assertEquals("", ended.text());
    }

    @Test
    void wordsAndDirectoryOutsideTheLocaleReachClaudeByteForByte() throws Exception {
        script("printf '%s|' \"$@\"; pwd; printenv LC_ALL LANG LC_CTYPE; true");
        Path odd = Files.createDirectory(folder.resolve("Stra\u00dfe \u65e5\u672c"));
        ProcessBuilder builder = environment().directory(odd.toFile());
        builder.environment().put("LANG", "C");
        Ended ended = run(builder, Path.of("/dev/null"), "--", "-p", "gr\u00fc\u00df \ud83e\uddd7", "", "a b");
        assertTrue(ended.text().contains("-p|gr\u00fc\u00df \ud83e\uddd7||a b|"), ended.text());
        assertTrue(ended.text().contains(odd.toRealPath() + "\nC\n"), ended.text());
        assertTrue(ended.text().endsWith("\nC\n"), ended.text());
        assertEquals("", ended.errors());
    }

    @Test
    void optionsForJavaReachClaudeAndNotOurOwnJvm() throws Exception {
        script("printenv JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS; printenv | grep -c BELAY_KEEP; true");
        ProcessBuilder builder = environment();
        builder.environment().put("JAVA_TOOL_OPTIONS", "-Dno.such=thing");
        builder.environment().put("JDK_JAVA_OPTIONS", "-XX:NoSuchOption");
        builder.environment().put("_JAVA_OPTIONS", "-XX:NoSuchOption");
        Ended ended = run(builder, Path.of("/dev/null"), "--", "-p", "x");
        assertEquals("-Dno.such=thing\n-XX:NoSuchOption\n-XX:NoSuchOption\n0\n", ended.text());
        assertEquals("", ended.errors());
    }

    @Test
    void whatIsNoSessionCostsNoJvm() throws Exception {
        script("");
        // A parent that is a JVM would show: what stands in the JVM's place is the shell that we are.
        Files.writeString(folder.resolve("program"), "#!/bin/sh\necho $$ \"$@\"\n");
        for (String words : List.of("--version", "mcp list", "doctor", "update")) {
            List<String> command = command();
            command.add("--");
            command.addAll(List.of(words.split(" ")));
            ProcessBuilder builder = environment().command(command);
            builder.environment().put("PATH", "/usr/bin:/bin");
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(process.pid() + " " + words + "\n", output);
            assertEquals(0, process.waitFor());
        }
    }

    private ProcessBuilder environment() {
        ProcessBuilder builder = new ProcessBuilder().directory(folder.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", System.getenv("PATH"));
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("LANG", "C.UTF-8");
        return builder;
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(List.of(Launcher.path().toString(), "run", "--claude"));
        command.add(folder.resolve("program").toString());
        return command;
    }

    private Ended run(ProcessBuilder builder, Path input, String... arguments) throws Exception {
        if (builder.command().isEmpty()) {
            List<String> command = command();
            command.addAll(List.of(arguments));
            builder.command(command);
        }
        Path output = folder.resolve("output.txt");
        Path errors = folder.resolve("errors.txt");
        Process process = builder.redirectInput(input.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it did not end");
        return new Ended(process.exitValue(), Files.readAllBytes(output), Files.readString(errors));
    }

    private void script(String text) throws IOException {
        Path program = folder.resolve("program");
        Files.writeString(program, HEAD + text + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
