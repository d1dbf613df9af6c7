package dev.belay.command.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.testing.Launcher;
import dev.belay.testing.Pty;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody at a terminal answers {@code belay install --ask}. */
class InstallAskTest {
    @TempDir
    Path home;

    private String answered(String answer) throws Exception {
        Files.writeString(home.resolve(".bashrc"), "export A=1\n");
        Map<String, String> environment = new HashMap<>(
                Map.of("HOME", home.toString(), "SHELL", "/bin/bash", "PATH", System.getenv("PATH"), "TERM", "xterm"));
        List<String> command = List.of(Launcher.path().toString(), "install", "--ask");
        try (Pty terminal = new Pty(home, environment, command)) {
            terminal.await("[Y/n]");
            terminal.type(answer + "\n");
            terminal.awaitExit();
        }
        return Files.readString(home.resolve(".bashrc"));
    }

    @Test
    void changesNothingAfterANo() throws Exception {
        assertEquals("export A=1\n", answered("n"));
    }

    @Test
    void installsAfterAYes() throws Exception {
        String startupFile = answered("y");
        assertTrue(startupFile.startsWith("export A=1\n# >>> belay >>>\n"), startupFile);
    }
}
