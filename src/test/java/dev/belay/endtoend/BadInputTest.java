package dev.belay.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.testing.Launcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong is said in one sentence, with a status of its own; what is only missing never keeps claude from running. */
@DisabledOnOs(OS.WINDOWS)
class BadInputTest {
    @TempDir
    Path folder;

    private ProcessBuilder builder;
    private Path claude;

    private record Ended(int status, String output, String errors) {}

    @BeforeEach
    void prepare() throws IOException {
        Path programs = Files.createDirectories(folder.resolve("bin"));
        claude = programs.resolve("claude");
        Files.writeString(claude, "#!/bin/sh\n[ \"$1\" = --version ] && exec echo 9.9.9\necho ran\n");
        Files.setPosixFilePermissions(claude, PosixFilePermissions.fromString("rwxr-xr-x"));
        builder = new ProcessBuilder().directory(folder.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", programs + ":/usr/bin:/bin");
        builder.environment().put("HOME", folder.resolve("home").toString());
        builder.environment().put("LANG", "C.UTF-8");
        Files.createDirectories(folder.resolve("home"));
    }

    @Test
    void aMissingClaudeIs69AndTellsHowToInstallIt() throws Exception {
        Files.delete(claude);
        Ended ended = run("-p", "x");
        assertEquals(69, ended.status());
        assertTrue(ended.errors().contains("npm install -g @anthropic-ai/claude-code"), ended.errors());
        assertOneSentence(ended);
    }

    @Test
    void aChosenClaudeThatIsNotThereIs69() throws Exception {
        Ended ended = run("--claude", "/no/such/claude", "--", "-p", "x");
        assertEquals(69, ended.status());
        assertTrue(ended.errors().contains("/no/such/claude"), ended.errors());
        assertOneSentence(ended);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {'\\n'  "max-recoverys": 3}            | line 2 | max-recoverys
                    {'\\n'\\n  "unattended": "yes"}        | line 3 | unattended
                    {"max-recoveries": 3,'\\n' nonsense    | line 2 | JSON
                    [1]                                    | line 1 | object
                    """)
    void brokenSettingsAre78WithFileLineAndKey(String text, String line, String key) throws Exception {
        Path settings =
                Files.createDirectories(folder.resolve("home/.config/belay")).resolve("settings.json");
        Files.writeString(settings, text.replace("'\\n'", "\n").replace("\\n", "\n"));
        Ended ended = run("-p", "x");
        assertEquals(78, ended.status(), ended.errors());
        for (String part : List.of(settings.toString(), line, key)) {
            assertTrue(ended.errors().contains(part), ended.errors());
        }
        assertEquals("", ended.output());
        assertOneSentence(ended);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--deadline",
                "--claude",
                "--max-recoveries",
                "--stall-after",
                "--recycle-above",
                "--resume-prompt"
            })
    void anOptionWithoutItsValueIs64(String option) throws Exception {
        Ended ended = run(option);
        assertEquals(64, ended.status(), ended.errors());
        assertTrue(ended.errors().contains(option), ended.errors());
        assertOneSentence(ended);
    }

    @Test
    void anUnknownCommandIs64() throws Exception {
        builder.command(Launcher.path().toString(), "no-such-command");
        assertEquals(64, run().status());
    }

    @Test
    void withoutAHomeClaudeRunsAllTheSame() throws Exception {
        builder.environment().remove("HOME");
        Ended ended = run("-p", "x");
        assertEquals("ran\n", ended.output());
        assertEquals(0, ended.status());
        assertTrue(ended.errors().lines().count() <= 1, ended.errors());
    }

    /** A file where the directory should be: that holds for root as well. */
    @Test
    void withoutAStateDirectoryThereIsOneWarningAndClaudeRuns() throws Exception {
        Files.writeString(folder.resolve("home/.local"), "in the way");
        Ended ended = run("-p", "x");
        assertEquals("ran\n", ended.output());
        assertEquals(0, ended.status());
        assertOneSentence(ended);
        assertTrue(ended.errors().contains(folder.resolve("home/.local") + "/state/belay"), ended.errors());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/no/such/directory", "/proc", "relative", "/dev/null"})
    void aRuntimeDirectoryThatCannotBeUsedIsNone(String directory) throws Exception {
        builder.environment().put("XDG_RUNTIME_DIR", directory);
        Ended ended = run("-p", "x");
        assertEquals("ran\n", ended.output());
        assertEquals("", ended.errors());
        assertEquals(0, ended.status());
        assertFalse(Files.exists(folder.resolve("relative")));
    }

    @Test
    void nothingIsLeftInTheTemporaryFolder() throws Exception {
        Path temporary = Files.createDirectories(folder.resolve("tmp"));
        builder.environment().put("TMPDIR", temporary.toString());
        run("-p", "x");
        try (var files = Files.list(temporary)) {
            assertEquals(List.of(), files.toList());
        }
    }

    private static void assertOneSentence(Ended ended) {
        assertTrue(ended.errors().matches("(?s)belay( run)?: .*"), ended.errors());
        assertEquals(1, ended.errors().lines().count(), ended.errors());
    }

    private Ended run(String... arguments) throws Exception {
        if (builder.command().isEmpty()) {
            List<String> command = new ArrayList<>(List.of(Launcher.path().toString(), "run"));
            command.addAll(List.of(arguments));
            builder.command(command);
        }
        Path output = folder.resolve("output.txt");
        Path errors = folder.resolve("errors.txt");
        Process process = builder.redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it did not end");
        return new Ended(process.exitValue(), Files.readString(output), Files.readString(errors));
    }
}
