package dev.belay.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeystrokesTest {
    private final Keystrokes keystrokes = new Keystrokes();

    private void read(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        keystrokes.read(bytes, bytes.length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\033[I",
                "\033[O",
                "\033[I\033[O",
                "\033[<35;10;20M",
                "\033[<0;1;1m",
                "\033[?62;22c",
                "\033[>0;10;1c",
                "\033[?5u",
                "\033[12;40R",
                "\033[8;40;120t",
                "\033P>|kitty(0.35)\033\\",
                "\033]11;rgb:0/0/0\007",
                "\033_Gi=31;OK\033\\"
            })
    void whatATerminalSendsByItselfIsNoKey(String report) {
        read(report);
        assertEquals(0, keystrokes.lastKeyMillis());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "\033[A", "\033", "\r", "\033[97u", "\033[200~pasted\033[201~", "\033[Ix"})
    void whatAPersonPressesIsAKey(String key) {
        read(key);
        assertNotEquals(0, keystrokes.lastKeyMillis());
    }

    @Test
    void knowsWhetherSomethingWasTypedAndNotSent() {
        read("hal");
        assertTrue(keystrokes.draft());
        read("lo\r");
        assertFalse(keystrokes.draft());
    }
}
