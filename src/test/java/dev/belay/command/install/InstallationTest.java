package dev.belay.command.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {
    @TempDir
    Path home;

    @Test
    void looksAndDoesNothing() throws IOException {
        Files.writeString(home.resolve(".bashrc"), "alias claude='something else'\n");
        Installation installation =
                new Installation(home, home.resolve(".local/share/belay"), Map.of("PATH", "/usr/bin"), false).look();
        assertFalse(installation.changes().isEmpty());
        assertEquals(1, installation.obstacles().size(), installation.obstacles()::toString);
        try (var files = Files.list(home)) {
            assertEquals(1, files.count());
        }
    }
}
