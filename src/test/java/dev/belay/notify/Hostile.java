package dev.belay.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;

/** Texts as they may stand in an API's error, and what must not be left of them anywhere. */
public final class Hostile {
    public static final String SECRET = "sk-ant-api03-Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4";

    public static final List<String> TEXTS = List.of(
            "\u001b]0;x\u0007 title",
            "\\e]0;x\\a \\033]0;x\\007 escapes in words",
            "\u009d0;x\u009c and \u009b31m C1 controls",
            "502 <b>bold</b> <img src=x onerror=alert(1)> &amp; & <!channel> <https://evil.example|click>",
            "right \u202e to left \u2066 and \u200f marks",
            "x".repeat(1 << 20),
            "line\n".repeat(200_000),
            "401 invalid x-api-key: " + SECRET,
            "a secret behind much text: " + "y ".repeat(90) + SECRET,
            "{\"error\":{\"authorization\":\"Bearer " + SECRET + "\"}}",
            "\u0000 nul, \r return, \u2028 separator",
            "```code``` `tick` $(touch /tmp/made-by-a-hostile-notification) `touch /tmp/made-by-a-hostile-notification` '; touch /tmp/made-by-a-hostile-notification; '");

    private Hostile() {}

    /** No control, nothing bidirectional, no markup, no secret. */
    public static void assertHarmless(String text) {
        assertFalse(text.contains(SECRET.substring(0, 24)), "a secret in " + start(text));
        assertFalse(text.contains("<b>") || text.contains("<img") || text.contains("<!"), "markup in " + start(text));
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            boolean bad = unit < ' ' && unit != '\n'
                    || unit >= 0x7f && unit <= 0x9f
                    || unit >= 0x200e && unit <= 0x200f
                    || unit >= 0x202a && unit <= 0x202e
                    || unit >= 0x2066 && unit <= 0x2069
                    || unit == 0x2028;
            assertEquals("", bad ? Integer.toHexString(unit) : "", () -> "a control in " + start(text));
        }
    }

    private static String start(String text) {
        return text.length() > 400 ? text.substring(0, 400) : text;
    }
}
