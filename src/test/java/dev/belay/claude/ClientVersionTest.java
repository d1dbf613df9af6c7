package dev.belay.claude;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientVersionTest {
    private static ClientVersion version(String text) {
        return ClientVersion.parse(text).orElseThrow();
    }

    @Test
    void readsWhatTheClientPrints() {
        assertEquals(new ClientVersion(2, 1, 116), version("2.1.116 (Claude Code)\n"));
        assertEquals(new ClientVersion(1, 0, 35), version("1.0.35"));
        assertEquals(new ClientVersion(2, 1, 0), version("2.1.0-beta.3"));
        assertEquals("2.1.116", version("2.1.116").toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "2", "2.1", "2.1.", ".1.2", "v2.1.3", "a.b.c", "2..1", "9999999999.1.1", "Error: 2.1.3"})
    void refusesWhatIsNoVersion(String text) {
        assertEquals(Optional.empty(), ClientVersion.parse(text));
    }

    @Test
    void comparesNumberByNumber() {
        assertTrue(version("2.1.116").atLeast(version("2.1.29")));
        assertTrue(version("2.0.0").atLeast(version("1.9.999")));
        assertTrue(version("1.0.128").atLeast(version("1.0.128")));
        assertFalse(version("1.0.35").atLeast(version("1.0.128")));
        assertFalse(version("2.0.999").atLeast(version("2.1.0")));
    }
}
