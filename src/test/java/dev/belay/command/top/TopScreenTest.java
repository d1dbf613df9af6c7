package dev.belay.command.top;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.command.Home;
import dev.belay.testing.ClientHome;
import dev.belay.testing.SupervisedScreen;
import dev.belay.testing.TerminalScreen;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The table on a real terminal. Nothing listens where its sessions would ask. */
@Timeout(300)
@DisabledOnOs(OS.WINDOWS)
class TopScreenTest {
    private static final Duration LIMIT = SupervisedScreen.LIMIT;
    private static final String NOW = Instant.now().toString();

    @TempDir
    Path folder;

    private ClientHome home;

    @BeforeEach
    void sessions() throws Exception {
        home = new ClientHome(folder.resolve("home"), URI.create("http://127.0.0.1:9"));
        session(Home.ID, "deploy the shop", Home.error("API Error: 529 Overloaded", NOW));
        session(Home.OTHER, "write the parser", Home.error("API Error: 500 Internal server error", NOW));
    }

    private Path session(String id, String prompt, String last) throws Exception {
        Path project = Files.createDirectories(home.configuration().resolve("projects/-x"));
        return Files.writeString(project.resolve(id + ".jsonl"), Home.user(prompt, NOW) + "\n" + last + "\n");
    }

    @Test
    void whatChangesIsSeenAndTheMarkStaysOnItsSession() throws Exception {
        try (SupervisedScreen top = SupervisedScreen.belay(home, "top")) {
            TerminalScreen screen = top.terminal();
            screen.await("table", LIMIT, () -> screen.screen().contains("need you: 2"));
            String second = screen.screen().lines().toList().get(3).contains("deploy") ? "deploy" : "parser";
            screen.type("j");
            screen.await("mark", LIMIT, () -> marked(screen).contains(second));
            session(
                    second.equals("deploy") ? Home.OTHER : Home.ID,
                    "all is well",
                    Home.answer("done", Instant.now().toString()));
            screen.await("one less", LIMIT, () -> screen.screen().contains("need you: 1"));
            assertTrue(marked(screen).contains(second), screen::screen);
            screen.key("q");
            assertEquals(0, top.awaitStatus());
        }
    }

    @Test
    void aDiagnosisIsShownAndTheTableComesBack() throws Exception {
        try (SupervisedScreen top = SupervisedScreen.belay(home, "top")) {
            TerminalScreen screen = top.terminal();
            screen.await("table", LIMIT, () -> screen.screen().contains("need you: 2"));
            screen.key("Enter");
            screen.await("diagnosis", LIMIT, () -> screen.screen().contains("Enter: back"));
            screen.key("Enter");
            screen.await("table", LIMIT, () -> screen.screen().contains("need you: 2"));
            screen.type("a");
            screen.await("refusal", LIMIT, () -> screen.screen().contains("This session has no claude; resume it"));
            screen.key("Escape");
            assertEquals(0, top.awaitStatus());
        }
    }

    private static String marked(TerminalScreen screen) {
        return screen.screen()
                .lines()
                .filter(line -> line.startsWith("> "))
                .findFirst()
                .orElse("");
    }
}
