package dev.belay.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.evidence.ExitStatus;
import dev.belay.testing.Finished;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With pipes and a claude that is a script; the terminal is OfferTest's and TransparencyTest's. */
class SupervisedRunTest {
    @TempDir
    Path folder;

    private Finished run(String kind, String script, String... arguments) throws IOException, InterruptedException {
        Path claude = folder.resolve("claude");
        Files.writeString(claude, "#!/bin/sh\n" + script + "\n");
        assertTrue(claude.toFile().setExecutable(true));
        List<String> command = new ArrayList<>(RunTrial.command());
        command.addAll(List.of(kind, "--claude", claude.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/bin:/bin");
        builder.environment().put("HOME", folder.toString());
        return Finished.run(builder, "from the user");
    }

    @Test
    void onlyWaitsForWhatIsNoSession() throws Exception {
        assertEquals(new Finished(3, "2.1.332", ""), run("whole", "printf 2.1.332; exit 3", "--", "--version"));
    }

    @Test
    void saysNothingOfASessionThatEndsWell() throws Exception {
        assertEquals(new Finished(0, "from the user", ""), run("whole", "exec cat", "--", "-p"));
    }

    @Test
    void endsAsClaudeDoesAndSaysWhatItDiedOf() throws Exception {
        Finished ended = run("whole", "echo half; kill -9 $$", "--", "-p", "begin");

        assertEquals(137, ended.status());
        assertEquals("half\n", ended.output());
        assertTrue(ended.errors().contains("SIGKILL"), ended.errors());
    }

    @Test
    void refusesToRunWhereThereIsNoClaude() throws Exception {
        Finished ended = run("whole", "exit 0", "--claude", "/nonexistent/claude", "--", "-p", "begin");

        assertEquals(ExitStatus.NOT_FOUND, ended.status());
        assertTrue(ended.errors().startsWith("belay: "), ended.errors());
        assertTrue(ended.errors().contains("/nonexistent/claude"), ended.errors());
    }

    @Test
    void isOverWhenItsDeadlineHasPassed() throws Exception {
        Finished ended = run("whole", "exec sleep 60", "--deadline", "1s", "--", "-p", "begin");

        assertEquals(ExitStatus.DEADLINE, ended.status());
    }

    @Test
    void itsOwnFailureDoesNotCostTheSession() throws Exception {
        Finished ended = run("blind", "cat; sleep 0.2; exit 5", "--", "-p");

        assertEquals(5, ended.status());
        assertEquals("from the user", ended.output());
        assertTrue(
                ended.errors().contains("supervision failed (IllegalStateException;")
                        && ended.errors().contains("claude was not affected"),
                ended.errors());
    }
}
