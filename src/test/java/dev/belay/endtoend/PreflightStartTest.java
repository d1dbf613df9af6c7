package dev.belay.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.testing.Launcher;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

/** An unattended start that would be pointless is refused, unless told otherwise; any other start is the user's. */
@DisabledOnOs(OS.WINDOWS)
class PreflightStartTest {
    @TempDir
    Path folder;

    private ProcessBuilder builder;
    private Path errors;

    @BeforeEach
    void prepare() throws IOException {
        Path claude = Files.createDirectories(folder.resolve("bin")).resolve("claude");
        Files.writeString(claude, "#!/bin/sh\n[ \"$1\" = --version ] && exec echo 9.9.9\necho ran\n");
        Files.setPosixFilePermissions(claude, PosixFilePermissions.fromString("rwxr-xr-x"));
        errors = folder.resolve("errors");
        builder = new ProcessBuilder().directory(folder.toFile()).redirectError(errors.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", claude.getParent() + ":/usr/bin:/bin");
        builder.environment()
                .put("HOME", Files.createDirectory(folder.resolve("home")).toString());
        builder.environment().put("LANG", "C.UTF-8");
        builder.environment().put("CLAUDE_CODE_SKIP_PROMPT_HISTORY", "1");
    }

    private int run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Launcher.path().toString(), "run"));
        command.addAll(List.of(arguments));
        Process process = builder.command(command).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertEquals(process.exitValue() == 0 ? "ran\n" : "", output);
        return process.exitValue();
    }

    @Test
    void refusesWithOneSentenceWhereNoTranscriptIsKept() throws Exception {
        assertEquals(78, run("--unattended", "--", "-p", "x"));
        assertEquals(
                "belay: CLAUDE_CODE_SKIP_PROMPT_HISTORY is set, so claude keeps no transcript, and nothing could be"
                        + " resumed (--no-preflight starts it anyway)\n",
                Files.readString(errors));
    }

    @Test
    void startsWhenToldOtherwise() throws Exception {
        assertEquals(0, run("--unattended", "--no-preflight", "--", "-p", "x"));
        builder.environment().put("BELAY_PREFLIGHT", "false");
        assertEquals(0, run("--unattended", "--", "-p", "x"));
    }

    @Test
    void neverAsksAnAttendedStart() throws Exception {
        assertEquals(0, run("--", "-p", "x"));
    }
}
