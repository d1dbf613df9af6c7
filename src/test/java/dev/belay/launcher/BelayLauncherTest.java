package dev.belay.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.posix.SearchPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BelayLauncherTest {
    @TempDir
    Path home;

    private Path file;
    private BelayLauncher launcher;

    @BeforeEach
    void anInstalledVersion() throws IOException {
        file = program(home.resolve(".local/share/belay/1.0.0/bin/belay"));
        launcher = new BelayLauncher(file);
    }

    private static Path program(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n");
        assertTrue(file.toFile().setExecutable(true));
        return file;
    }

    private Path link(String name) throws IOException {
        Path link = home.resolve(name);
        Files.createDirectories(link.getParent());
        return Files.createSymbolicLink(link, file);
    }

    private String command(String path) {
        return launcher.command(new SearchPath(path), home);
    }

    @Test
    void isCalledByTheNameThatLastsLongest() throws IOException {
        assertEquals(file.toString(), command("/usr/bin"));
        Path link = link(".local/bin/belay");
        assertEquals(link.toString(), command("/usr/bin"));
        assertEquals("belay", command(link.getParent() + ":/usr/bin"));
    }

    @Test
    void anotherBelayThatComesFirstIsNotThisOne() throws IOException {
        Path other = program(home.resolve("other/belay"));
        Path link = link("bin/belay");
        assertEquals(link.toString(), command(other.getParent() + ":" + link.getParent()));
        assertFalse(launcher.isFirstOn(new SearchPath(other.getParent().toString())));
    }

    @Test
    void isFoundBehindItsLinks() throws IOException {
        Path link = link("bin/belay");
        assertEquals(file.toRealPath(), new BelayLauncher(link).real());
        Path gone = home.resolve("gone");
        assertEquals(gone, new BelayLauncher(gone).real());
    }

    @Test
    void npmsThinPackageStartsIt() throws IOException {
        Path scope = home.resolve("lib/node_modules/@belay");
        Path thin = program(scope.resolve("cli/bin/belay"));
        SearchPath path = new SearchPath(thin.getParent().toString());
        for (String image : List.of("cli-linux-x64", "cli/node_modules/@belay/cli-linux-x64")) {
            BelayLauncher packed =
                    new BelayLauncher(program(scope.resolve(image).resolve("bin/belay")));
            assertEquals("belay", packed.command(path, home));
            // The script does not know that it was called as claude, which a shim is.
            assertEquals(packed.file(), packed.lasting(path, home));
        }
        assertFalse(launcher.isFirstOn(path));
    }

    @Test
    void aShellTakesItsPathAsOneWord() throws IOException {
        BelayLauncher spaced = new BelayLauncher(program(home.resolve("my tools/belay")));
        assertEquals("\"" + spaced.file() + "\"", spaced.command(new SearchPath("/usr/bin"), home));
    }
}
