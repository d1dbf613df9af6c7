package dev.belay.operate.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.child.Child;
import dev.belay.child.ChildLauncher;
import dev.belay.child.Command;
import dev.belay.child.NoTerminalException;
import dev.belay.child.TerminalSetup;
import dev.belay.posix.WindowSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher finds in the run's folder when this JVM is no more. */
class MarkedLauncherTest {
    private static final Command COMMAND = new Command("/bin/true", List.of("true"), Map.of());
    private static final TerminalSetup SETUP = new TerminalSetup(new WindowSize(24, 80, 0, 0), new byte[0]);

    @TempDir
    Path folder;

    private IOException failure;
    private Error crash;
    private boolean startingWasThere;
    private MarkedLauncher launcher;

    @BeforeEach
    void prepare() {
        System.setProperty("belay.folder", folder.toString());
        launcher = new MarkedLauncher(new Stub(), RunDirectory.open());
    }

    @AfterEach
    void forget() {
        System.clearProperty("belay.folder");
    }

    private final class Stub implements ChildLauncher {
        @Override
        public Child onTerminal(Command command, TerminalSetup terminal, Runnable onStop) throws IOException {
            return onPipes(command, 0, 1);
        }

        @Override
        public Child onPipes(Command command, int input, int output) throws IOException {
            startingWasThere = Files.exists(folder.resolve("starting"));
            if (failure != null) {
                throw failure;
            }
            if (crash != null) {
                throw crash;
            }
            return ChildLauncher.forThisMachine().onPipes(command, input, output);
        }
    }

    private boolean marked(String name) {
        return Files.exists(folder.resolve(name));
    }

    @Test
    void theFirstStartLeavesItsMark() throws Exception {
        launcher.onPipes(COMMAND).awaitExit();
        assertTrue(startingWasThere);
        assertTrue(marked("started"));
        assertFalse(marked("starting"));
        // The next one needs none, and no room for it.
        launcher.onPipes(COMMAND).awaitExit();
        assertFalse(startingWasThere);
    }

    @Test
    void whatCouldNotBeStartedLeavesNone() {
        failure = new IOException("exec format error");
        assertSame(failure, assertThrows(IOException.class, () -> launcher.onPipes(COMMAND)));
        crash = new UnsatisfiedLinkError("no library");
        failure = null;
        assertThrows(UnsatisfiedLinkError.class, () -> launcher.onTerminal(COMMAND, SETUP, () -> {}));
        assertFalse(marked("started"));
        assertFalse(marked("starting"));
    }

    @Test
    void withoutATerminalTheFirstClaudeIsLeftToTheLauncher() throws Exception {
        failure = new NoTerminalException(new IOException("posix_openpt: No space left on device"));
        var unavailable = assertThrows(
                SupervisionUnavailableException.class, () -> launcher.onTerminal(COMMAND, SETUP, () -> {}));
        assertEquals(
                "cannot open a terminal for claude: posix_openpt: No space left on device", unavailable.getMessage());
        failure = null;
        launcher.onPipes(COMMAND).awaitExit();
        failure = new NoTerminalException(new IOException("later"));
        assertSame(failure, assertThrows(IOException.class, () -> launcher.onTerminal(COMMAND, SETUP, () -> {})));
    }

    @Test
    void withoutRoomForTheMarkNothingIsStarted() throws IOException {
        Files.createFile(folder.resolve("starting"));
        assertThrows(SupervisionUnavailableException.class, () -> launcher.onPipes(COMMAND));
        assertFalse(marked("started"));
    }

    @Test
    void aFolderThatIsTakenIsNone() {
        assertThrows(SupervisionUnavailableException.class, RunDirectory::open);
    }
}
