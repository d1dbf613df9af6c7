package dev.belay.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.evidence.Exit;
import dev.belay.testing.Launcher;
import dev.belay.testing.Pty;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Who answers a program that asks whether its terminal shows states: the test is the terminal, and what it gets is claude's. */
@DisabledOnOs(OS.WINDOWS)
class StatusReportsTest {
    private static final String ATTRIBUTES = "\033[?1;2c";
    private static final String ANSWER = "\033]7501;?\007";
    /** Asks as the real client does, keeps what it hears up to a full stop, and reports. */
    private static final String ASKING = """
            #!/bin/bash
            [ "$1" = --version ] && exec echo '9.9.9 (Stand-in)'
            stty raw -echo
            printf '\\033[>0q\\033]7501;?\\007\\033[c'
            IFS= read -r -d . heard
            printf %s "$heard" >heard
            printf '\\033]7501;state=working:app=claude-code\\007'
            """;

    @TempDir
    Path folder;

    private final Map<String, String> environment = new TreeMap<>();

    @BeforeEach
    void prepare() {
        environment.putAll(Map.of("PATH", System.getenv("PATH"), "HOME", folder.toString(), "TERM", "xterm-256color"));
        environment.put("LANG", "C.UTF-8");
    }

    private Pty start(String program, String... options) throws IOException {
        Path file = folder.resolve("program");
        Files.writeString(file, program);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        List<String> command = new ArrayList<>(List.of(Launcher.path().toString(), "run"));
        command.addAll(List.of(options));
        command.addAll(List.of("--claude", file.toString(), "--", "--model", "any"));
        return new Pty(folder, environment, command);
    }

    /** What claude hears when the terminal says this. */
    private String heard(String terminal, String program, String... options) throws Exception {
        try (Pty pty = start(program + "stty sane; exit 0", options)) {
            pty.await("\033[c");
            pty.type(terminal);
            pty.type("keys.");
            assertEquals(new Exit.Code(0), pty.awaitExit());
            assertTrue(pty.text().contains("\033[>0q\033]7501;?\007\033[c"), "the question goes to the terminal");
            assertFalse(pty.text().contains("state=error"));
            return Files.readString(folder.resolve("heard"), StandardCharsets.ISO_8859_1);
        }
    }

    @Test
    void aTerminalThatDoesNotKnowTheQuestionIsAnsweredFor() throws Exception {
        assertEquals(ANSWER + ATTRIBUTES + "keys", heard(ATTRIBUTES, ASKING));
    }

    @Test
    void aTerminalThatKnowsItAnswersAlone() throws Exception {
        assertEquals(ANSWER + ATTRIBUTES + "keys", heard(ANSWER + ATTRIBUTES, ASKING));
    }

    @Test
    void withTheReportsSwitchedOffNobodyAnswers() throws Exception {
        assertEquals(ATTRIBUTES + "keys", heard(ATTRIBUTES, ASKING, "--no-status-reports"));
    }

    @Test
    void noReportsAreAskedForInGnuScreenAndOnADumbTerminal() throws Exception {
        environment.put("STY", "4711.pts-1.host");
        assertEquals(ATTRIBUTES + "keys", heard(ATTRIBUTES, ASKING));
        environment.remove("STY");
        environment.put("TERM", "dumb");
        assertEquals(ATTRIBUTES + "keys", heard(ATTRIBUTES, ASKING));
    }

    @Test
    void aClientThatHasNotAskedHearsNothing() throws Exception {
        String older = ASKING.replace("\\033]7501;?\\007", "");
        try (Pty pty = start(older + "stty sane; exit 0")) {
            pty.await("\033[c");
            pty.type(ATTRIBUTES + "keys.");
            assertEquals(new Exit.Code(0), pty.awaitExit());
            assertEquals(ATTRIBUTES + "keys", Files.readString(folder.resolve("heard"), StandardCharsets.ISO_8859_1));
        }
    }

    private String shownOfADeath(String terminal) throws Exception {
        try (Pty pty = start(ASKING + "kill -KILL $$; sleep 10")) {
            pty.await("\033[c");
            pty.type(terminal + ".");
            TransparencyTest.ended(pty);
            return pty.text();
        }
    }

    @Test
    void aDeathIsShownOnATerminalThatShowsStates() throws Exception {
        String shown = shownOfADeath(ANSWER + ATTRIBUTES);
        assertTrue(shown.contains("\033]7501;state=error:app=claude-code:msg="), shown);
    }

    @Test
    void aTerminalThatHasNotAskedIsToldOfNoDeath() throws Exception {
        String shown = shownOfADeath(ATTRIBUTES);
        assertTrue(shown.contains("state=working"), shown);
        assertFalse(shown.contains("state=error"), shown);
    }
}
