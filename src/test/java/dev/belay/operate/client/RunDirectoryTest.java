package dev.belay.operate.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.evidence.SessionId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDirectoryTest {
    private static final SessionId SESSION = new SessionId("11111111-1111-4111-8111-111111111111");

    @TempDir
    Path home;

    private Path folder;
    private RunDirectory runDirectory;

    @BeforeEach
    void begin() {
        folder = home.resolve("run/belay.x");
        System.setProperty("belay.folder", folder.toString());
        runDirectory = RunDirectory.open();
    }

    @AfterEach
    void end() {
        System.clearProperty("belay.folder");
    }

    private void clean() throws IOException {
        Files.deleteIfExists(folder.resolve("session"));
        Files.deleteIfExists(folder.resolve("inbox"));
        Files.delete(folder);
        Files.delete(folder.getParent());
    }

    @Test
    void isMadeAnewWhenItWasCleanedAway() throws IOException {
        runDirectory.session(SESSION);
        Files.writeString(folder.resolve("restore"), "\033[?25h");
        runDirectory.keep();
        Files.delete(folder.resolve("restore"));
        clean();
        runDirectory.keep();
        assertTrue(Files.isDirectory(folder.resolve("inbox")));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
        assertEquals(SESSION.value() + "\n", Files.readString(folder.resolve("session")));
        assertTrue(Files.exists(folder.resolve("started")));
        assertEquals("\033[?25h", Files.readString(folder.resolve("restore")));
    }

    @Test
    void staysAsItIsOtherwise() throws IOException {
        Files.writeString(folder.resolve("inbox/event"), "x");
        runDirectory.keep();
        assertTrue(Files.exists(folder.resolve("inbox/event")));
        assertFalse(Files.exists(folder.resolve("session")));
    }

    @Test
    void leavesAloneWhatStandsThereInstead() throws IOException {
        clean();
        Files.createDirectories(folder.getParent());
        Files.writeString(folder, "a file");
        runDirectory.keep();
        assertEquals("a file", Files.readString(folder));
    }
}
