package dev.belay.command.update;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.command.Commands;
import dev.belay.command.Home;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpdateCommandTest {
    @TempDir
    Path folder;

    private int run(Home home, String... arguments) {
        return Commands.run(List.of(arguments), home.console(InputStream.nullInputStream()));
    }

    private Home releases(String newest) throws Exception {
        Home home = new Home(folder);
        Files.writeString(folder.resolve("latest"), newest);
        home.environment.put(Releases.VARIABLE, folder.toUri().toString());
        return home;
    }

    @Test
    void saysWhetherThereIsANewerOne() throws Exception {
        Home home = releases("0.0.1\n");
        assertEquals(0, run(home, "update"));
        assertTrue(home.errors().contains("this is the newest version"), home::errors);
        home = releases("99.0.0\n");
        assertEquals(1, run(home, "update", "--check"));
        assertTrue(home.errors().contains("version 99.0.0 is there"), home::errors);
    }

    @Test
    void saysWhenTheAnswerCannotBeHad() throws Exception {
        Home home = releases("<html>sign in</html>");
        assertEquals(75, run(home, "update"));
        home.environment.put(Releases.VARIABLE, "no address");
        assertEquals(75, run(home, "update"));
        assertTrue(home.errors().contains("cannot learn the newest version"), home::errors);
    }

    @Test
    void namesTheCommandOfWhateverHasInstalledIt() {
        assertEquals(Origin.NPM, Origin.of(Path.of("/usr/lib/node_modules/@belay/cli-linux-x64/scripts/belay")));
        assertEquals(
                "npm install -g @belay/cli",
                Origin.NPM.command(Path.of("/usr/lib/node_modules/@belay/cli-linux-x64/scripts/belay")));
        assertEquals(Origin.HOMEBREW, Origin.of(Path.of("/opt/homebrew/Cellar/belay/1.0/libexec/scripts/belay")));
        Origin ofThisSystem = Files.exists(Path.of("/usr/bin/dpkg")) ? Origin.PACKAGE : Origin.RPM;
        assertEquals(ofThisSystem, Origin.of(Path.of("/usr/lib/belay/scripts/belay")));
        assertEquals(Origin.IMAGE, Origin.of(Path.of("/home/me/.local/share/belay/1.0.0/scripts/belay")));
        assertEquals(
                Path.of("/home/me/.local"), Origin.prefix(Path.of("/home/me/.local/share/belay/1.0.0/scripts/belay")));
        assertEquals(Origin.CHECKOUT, Origin.of(Path.of("scripts/belay").toAbsolutePath()));
    }

    @Test
    void comparesVersionsByTheirNumbers() {
        assertTrue(Releases.isNewer("0.10.0", "0.9.9"));
        assertFalse(Releases.isNewer("1.0", "1.0.0"));
        assertFalse(Releases.isNewer("0.1.0", "0.1.0-rc.1"));
    }
}
