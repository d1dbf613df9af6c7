package dev.belay.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.testing.ClientHome;
import dev.belay.testing.SupervisedScreen;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What keys do when a client has died on a terminal: one alone is an answer, a row of them is the shell's. */
@Timeout(600)
@Tag("slow")
class OfferTest {
    private static final String LEFT_TO_THE_SHELL = "belay: nothing was started";

    private static final long PAUSE = 2_000;
    private static final long FROM_KEY_TO_KEY = 120;

    @TempDir
    Path folder;

    private ClientHome home;
    private Path claude;

    @BeforeEach
    void prepare() throws IOException {
        home = new ClientHome(folder.resolve("home"), URI.create("http://127.0.0.1:9")).with("BELAY_NOTIFY", "false");
        claude = folder.resolve("claude");
        Files.writeString(
                claude,
                "#!/bin/sh\n[ \"$1\" = --version ] && exec echo 9.9.9\necho start >>\"$HOME/starts\"\nkill -9 $$\n");
        Files.setPosixFilePermissions(claude, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private SupervisedScreen offer() {
        SupervisedScreen screen = SupervisedScreen.start(home, claude);
        screen.awaitOffer();
        return screen;
    }

    private long starts() {
        try {
            return Files.readAllLines(home.home().resolve("starts")).size();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    /** As a person types: each key after the other, at the speed of a fast typist. */
    private static void type(SupervisedScreen screen, String text) throws InterruptedException {
        for (char key : text.toCharArray()) {
            screen.terminal().key(String.valueOf(key));
            Thread.sleep(FROM_KEY_TO_KEY);
        }
        screen.terminal().key("Enter");
    }

    private static void awaitInTheShell(SupervisedScreen screen, String line) {
        assertEquals(137, screen.awaitStatus());
        assertTrue(screen.terminal().screen().contains(LEFT_TO_THE_SHELL), screen.terminal()::screen);
        screen.terminal().await("the command", SupervisedScreen.LIMIT, () -> screen.typed()
                .equals(line));
    }

    @Test
    void aCommandThatSomebodyTypesReachesTheShellAndStartsNothing() throws Exception {
        try (SupervisedScreen screen = offer()) {
            type(screen, "status");
            awaitInTheShell(screen, "status\n");
            assertEquals(1, starts());
        }
    }

    @Test
    void whatIsTypedBeforeTheQuestionHasStoodForASecondReachesTheShell() throws Exception {
        try (SupervisedScreen screen = SupervisedScreen.start(home, claude)) {
            screen.terminal().awaitScreen("\\[s\\] start again", SupervisedScreen.LIMIT);
            type(screen, "status");
            awaitInTheShell(screen, "status\n");
            assertEquals(1, starts());
        }
    }

    @Test
    void anArrowKeyAnswersNothing() throws Exception {
        try (SupervisedScreen screen = offer()) {
            screen.terminal().key("Up");
            // A pause is what tells two keys from a row of them.
            Thread.sleep(PAUSE);
            screen.terminal().key("d");
            screen.terminal().awaitScreen("failure +killed", SupervisedScreen.LIMIT);
            assertEquals(1, starts());
        }
    }

    @Test
    void escapeQuits() {
        try (SupervisedScreen screen = offer()) {
            screen.terminal().key("Escape");
            assertEquals(137, screen.awaitStatus());
            assertEquals(1, starts());
            screen.assertSane();
        }
    }

    @Test
    void returnDoesWhatTheScreenSays() {
        try (SupervisedScreen screen = offer()) {
            assertTrue(screen.terminal().screen().contains("Enter: start again"), screen.terminal()::screen);
            screen.terminal().key("Enter");
            screen.terminal().await("a second start", SupervisedScreen.LIMIT, () -> starts() == 2);
            screen.terminal().awaitScreen("Enter: [\\s\\S]*Enter: ", SupervisedScreen.LIMIT);
            screen.terminal().key("q");
            assertEquals(137, screen.awaitStatus());
        }
    }
}
