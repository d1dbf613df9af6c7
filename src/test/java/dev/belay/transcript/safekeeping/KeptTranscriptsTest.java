package dev.belay.transcript.safekeeping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptTranscriptsTest {
    @TempDir
    Path folder;

    private KeptHome home;

    @BeforeEach
    void make() throws IOException {
        home = new KeptHome(folder, folder.resolve("state"));
    }

    @Test
    void eachKeptOneHasItsPlaceAmongTheClients() throws IOException {
        home.session(KeptHome.ONE, "one\n");
        home.keep(KeptHome.ONE);
        assertTrue(home.place.holds(home.kept(KeptHome.ONE)));
        assertFalse(home.place.holds(home.transcript(KeptHome.ONE)));
        assertTrue(home.place.has(home.transcript(KeptHome.ONE)));
        assertFalse(home.place.has(home.transcript(KeptHome.TWO)));
        assertEquals(home.transcript(KeptHome.ONE), home.place.original(home.kept(KeptHome.ONE)));
        assertEquals(Optional.empty(), home.place.earlier(home.transcript(KeptHome.ONE)));
    }

    @Test
    void twoConfigurationDirectoriesAreKeptApart() throws IOException {
        Path other = Files.createDirectories(folder.resolve("work/.claude"));
        assertNotEquals(
                home.place.configuration(),
                KeptTranscripts.of(folder.resolve("state"), other).configuration());
    }

    @Test
    void oneDirectoryUnderTwoNamesIsOne() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("linked"), home.configuration);
        assertEquals(
                home.place.configuration(),
                KeptTranscripts.of(folder.resolve("state"), link).configuration());
    }

    @Test
    void followsTheEnvironment() {
        assertEquals(Optional.empty(), KeptTranscripts.of(Map.of()));
        Path state = folder.resolve("elsewhere");
        Map<String, String> environment =
                Map.of("XDG_STATE_HOME", state.toString(), "CLAUDE_CONFIG_DIR", home.configuration.toString());
        assertEquals(
                KeptTranscripts.of(state.resolve("belay"), home.configuration).configuration(),
                KeptTranscripts.of(environment).orElseThrow().configuration());
    }
}
