package dev.belay.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyTest {
    private static List<Key> keys(String typed) {
        byte[] bytes = typed.getBytes(StandardCharsets.ISO_8859_1);
        return Key.all(bytes, bytes.length);
    }

    private static List<Key.Named> named(String typed) {
        return keys(typed).stream().map(Key::named).toList();
    }

    @Test
    void whatIsTypedInARowIsSeveralKeys() {
        assertEquals(
                List.of('j', 'k', 's'), keys("jks").stream().map(Key::character).toList());
    }

    @Test
    void knowsArrowsInBothCursorModes() {
        assertEquals(
                List.of(Key.Named.UP, Key.Named.DOWN, Key.Named.PAGE_UP, Key.Named.PAGE_DOWN, Key.Named.ENTER),
                named("\033[A\033OB\033[5~\033[6~\r"));
    }

    @Test
    void aSequenceThatMeansNothingIsOneKey() {
        assertEquals(List.of(Key.Named.OTHER, Key.Named.QUIT), named("\033[1;5C\003"));
        assertEquals(List.of(Key.Named.OTHER), named("\033[I"));
    }

    @Test
    void escapeAloneIsAKey() {
        assertEquals(List.of(Key.Named.ESCAPE), named("\033"));
    }

    @Test
    void theEndOfTheTerminalQuits() {
        assertEquals(
                List.of(Key.Named.QUIT),
                Key.all(new byte[1], 0).stream().map(Key::named).toList());
    }
}
