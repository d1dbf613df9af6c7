package dev.belay.command.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.command.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code belay diagnose --clipboard}, with programs that stand in for those that show one. */
class ClipboardTest {
    private static final Map<String, String> VARIABLES = Map.of(
            "wl-paste", "WAYLAND_DISPLAY",
            "xclip", "DISPLAY",
            "xsel", "DISPLAY",
            "powershell.exe", "WSL_DISTRO_NAME",
            "tmux", "TMUX");

    @TempDir
    Path folder;

    private Home home;
    private Path programs;

    @BeforeEach
    void make() throws IOException {
        home = new Home(folder);
        programs = Files.createDirectories(folder.resolve("bin"));
        home.environment.put("PATH", programs.toString());
    }

    private void program(String name, String script) throws IOException {
        Path file = Files.writeString(programs.resolve(name), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void readsItThroughWhateverProgramIsThere() throws IOException {
        for (String name : new String[] {"wl-paste", "xclip", "xsel", "pbpaste", "powershell.exe", "tmux"}) {
            Files.deleteIfExists(programs.resolve("pbpaste"));
            home.environment.keySet().removeAll(VARIABLES.values());
            program(name, "echo 'API Error: 529 Overloaded'");
            String variable = VARIABLES.get(name);
            if (variable != null) {
                assertEquals(66, home.diagnose("--clipboard"), name + " cannot reach a clipboard");
                home.environment.put(variable, "1");
            }
            assertEquals(0, home.diagnose("--clipboard"), name + home.errors());
            assertTrue(home.out().startsWith("overloaded: "), home.out());
            assertTrue(home.out().contains("(clipboard:1)"), home.out());
            Files.delete(programs.resolve(name));
        }
    }

    @Test
    void triesTheNextOneWhereOneShowsNothing() throws IOException {
        home.environment.put("DISPLAY", ":9");
        home.environment.put("TMUX", "1");
        program("xclip", "echo \"Error: Can't open display\" >&2; exit 1");
        program("tmux", "echo 'Prompt is too long'");
        assertEquals(
                "context-full", home.diagnosis(0, "--clipboard").get("failure").asText());
    }

    @Test
    void saysWhyNothingCouldBeRead() throws IOException {
        assertEquals(66, home.diagnose("--clipboard"));
        assertTrue(home.errors().contains("no clipboard can be read here"), home.errors());
        home.environment.put("DISPLAY", ":9");
        program("xclip", "echo \"Error: Can't open display\" >&2; exit 1");
        assertEquals(66, home.diagnose("--clipboard"));
        assertTrue(
                home.errors().contains("nothing is on the clipboard (xclip: Error: Can't open display"), home.errors());
        assertEquals(64, home.diagnose("--clipboard", "-"));
    }

    @Test
    void readsTheEndOfALongText() throws IOException {
        home.environment.put("TMUX", "1");
        program(
                "tmux",
                "i=0; while [ $i -lt 30000 ]; do echo 'a word of a long text, and some more of them'; i=$((i+1)); done; echo 'Prompt is too long'");
        assertEquals(
                "context-full", home.diagnosis(0, "--clipboard").get("failure").asText());
    }
}
