package dev.belay.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.testing.Launcher;
import dev.belay.testing.TerminalScreen;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code belay demo}, as somebody sees it who tries Belay out. */
@Timeout(600)
@Tag("slow")
class DemoTest {
    private static final Duration LIMIT = Duration.ofMinutes(3);

    @TempDir
    private Path home;

    private final Map<String, String> environment = new TreeMap<>();
    private String launcher;

    @BeforeEach
    void makeAnEnvironment() {
        launcher = Launcher.path().toString();
        environment.putAll(Map.of(
                "HOME", home.toString(),
                "PATH", "/usr/bin:/bin",
                "LANG", "C.UTF-8",
                "TERM", "xterm-256color",
                "SHELL", "/usr/bin/zsh",
                "BELAY_DEMO_PACE", "0"));
    }

    private String alias() {
        return "alias claude='" + launcher + " run --'";
    }

    @Test
    void onATerminalAKeyIsPressedAndTheAliasIsSaid() {
        environment.put("BELAY_DEMO_PACE", "quick");
        try (TerminalScreen screen = new TerminalScreen(120, 90, home, environment, List.of(launcher, "demo"))) {
            assertEquals(0, screen.awaitEnd(LIMIT), screen::screen);
            String shown = screen.scrollback();
            int asked = shown.indexOf("[q] quit");
            int pressed = shown.indexOf("(the stand-in has pressed r)");
            int typed = shown.indexOf("> continue");
            int unattended = shown.indexOf("With nobody there (--unattended)");
            assertTrue(asked > 0 && asked < pressed && pressed < typed && typed < unattended, shown);
            assertTrue(shown.contains("recovered once in this session"), shown);
            assertTrue(shown.contains("~/.zshrc") && shown.contains("\n  " + alias()), shown);
            assertFalse(shown.substring(unattended).contains("Resume this session with"), shown);
        }
    }

    @Test
    void whoeverPressesAKeyFirstIsHeard() {
        environment.put("BELAY_DEMO_PACE", "quick");
        try (TerminalScreen screen = new TerminalScreen(120, 90, home, environment, List.of(launcher, "demo"))) {
            screen.awaitScreen("\\[q\\] quit", LIMIT);
            screen.await("end of the first part", LIMIT, () -> {
                screen.type("q");
                return screen.screen().contains("With nobody there");
            });
            assertEquals(0, screen.awaitEnd(LIMIT), screen::screen);
            assertFalse(screen.scrollback().contains("> continue"), screen::scrollback);
        }
    }

    @Test
    void inAPipeItIsPlainText() throws Exception {
        Path out = home.resolve("out");
        ProcessBuilder builder = new ProcessBuilder(launcher, "demo")
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .redirectInput(Path.of("/dev/null").toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertTrue(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS));
        String said = Files.readString(out, StandardCharsets.UTF_8);
        assertEquals(0, process.exitValue(), said);
        assertFalse(said.contains("\033") || said.contains("\r"), said);
        assertTrue(said.contains("--unattended") && said.contains(alias()), said);
    }

    @Test
    void theSeedIsCompactedWhenItComesBack() {
        environment.put("BELAY_DEMO_PACE", "quick");
        try (TerminalScreen screen =
                new TerminalScreen(120, 90, home, environment, List.of(launcher, "demo", "--seed"))) {
            assertEquals(0, screen.awaitEnd(LIMIT), screen::screen);
            String shown = screen.scrollback().replaceAll("\\s+", " ");
            assertTrue(shown.contains("Out of memory"), shown);
            int compacted = shown.indexOf("belay: compacted");
            assertTrue(compacted > 0 && compacted < shown.indexOf("The nightly build is slow because"), shown);
            assertTrue(shown.contains("alias claude="), shown);
        }
    }

    @Test
    void noColourIsObeyed() {
        environment.put("NO_COLOR", "1");
        try (TerminalScreen screen = new TerminalScreen(120, 90, home, environment, List.of(launcher, "demo"))) {
            assertEquals(0, screen.awaitEnd(LIMIT), screen::screen);
            assertFalse(screen.colouredScreen().contains("\033["), screen::colouredScreen);
        }
    }
}
