package dev.belay.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BelayDirectoriesTest {
    @Test
    void followsTheVariablesOfXdg() {
        Map<String, String> environment = Map.of("HOME", "/h", "XDG_STATE_HOME", "/s", "XDG_CONFIG_HOME", "/c");
        assertEquals(Optional.of(Path.of("/s/belay")), BelayDirectories.state(environment));
        assertEquals(Optional.of(Path.of("/c/belay")), BelayDirectories.configuration(environment));
    }

    @Test
    void fallsBackToHomeWhenTheVariableIsUnsetEmptyOrRelative() {
        assertEquals(Optional.of(Path.of("/h/.local/state/belay")), BelayDirectories.state(Map.of("HOME", "/h")));
        assertEquals(
                Optional.of(Path.of("/h/.config/belay")),
                BelayDirectories.configuration(Map.of("HOME", "/h", "XDG_CONFIG_HOME", "")));
        assertEquals(
                Optional.of(Path.of("/h/.config/belay")),
                BelayDirectories.configuration(Map.of("HOME", "/h", "XDG_CONFIG_HOME", "relative")));
    }

    @Test
    void whatIsNowhereCannotBeMadeEvenByRoot() {
        assertThrows(IOException.class, () -> Files.createDirectories(BelayDirectories.NOWHERE));
    }

    @Test
    void hasNoPlaceWithoutHome() {
        assertEquals(Optional.empty(), BelayDirectories.state(Map.of()));
        assertEquals(Optional.empty(), BelayDirectories.configuration(Map.of("HOME", "")));
    }
}
