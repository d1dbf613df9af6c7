package dev.belay.terminal;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.testing.JavaProgram;
import dev.belay.testing.Pty;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A program on a terminal of its own, attached to the terminal of another one. */
@Timeout(120)
@DisabledOnOs(OS.WINDOWS)
class AttachmentTest {
    @TempDir
    Path folder;

    private Pty terminal;

    private void attached(String script, String... more) throws IOException {
        List<String> command = JavaProgram.command(AttachedUser.class);
        command.addAll(List.of(folder.resolve("restore").toString(), script));
        command.addAll(List.of(more));
        terminal = new Pty(Path.of("").toAbsolutePath(), Map.of("PATH", "/usr/bin:/bin", "TERM", "xterm"), command);
    }

    @AfterEach
    void end() {
        terminal.close();
    }

    @Test
    void carriesKeysInAndOutputOutAndGivesTheTerminalBackAsItWas() throws Exception {
        attached("echo ready; read line; echo \"got $line\"");
        terminal.await("lines true.");
        terminal.await("ready");
        terminal.type("hello\r");
        terminal.await("got hello");
        terminal.await("raw yes, then lines true.");
        // What it read was echoed by its own terminal: three lines, all of which the tail has seen.
        terminal.await("tail 3.");
    }

    @Test
    void undoesTheModesOfAProgramThatWasKilledAndKeepsThemForTheLauncherBefore() throws Exception {
        attached("printf '\\033[?1049h\\033[?25l'; while [ ! -s " + folder.resolve("restore")
                + " ]; do sleep 0.02; done; echo kept; kill -9 $$");
        terminal.await("kept");
        terminal.await("\u001b[?25h");
        terminal.await("then lines true.");
        assertTrue(terminal.text().contains("\u001b[?1049l"), terminal.text());
    }

    @Test
    void aTerminalThatWasLeftIsNotTouchedByTheNextProgram() throws Exception {
        attached("printf '\\033[?2004h\\033[c'; echo hidden", "left");
        terminal.await("raw no, then lines true.");
        terminal.await("tail 1.");
        assertFalse(terminal.text().contains("hidden"), terminal.text());
        assertFalse(terminal.text().contains("\u001b"), terminal.text());
    }

    @Test
    void handsOnTheSizeAtTheStartAndWhenItChanges() throws Exception {
        attached("stty size; trap 'stty size; exit' WINCH; echo ready; while :; do sleep 0.02; done");
        terminal.await("40 120");
        terminal.await("ready");
        terminal.resize(100, 30);
        terminal.await("30 100");
        terminal.await("then lines true.");
    }
}
