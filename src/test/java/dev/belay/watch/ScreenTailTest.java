package dev.belay.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScreenTailTest {

    @ParameterizedTest
    @ValueSource(strings = {"2.1.329-KILL", "2.1.329-KILL-answering", "2.1.116-KILL", "1.0.35-KILL"})
    void showsTheConversationThatAKilledClientLeft(String recording) throws IOException {
        String screen = render(recorded(recording), 7);
        assertTrue(screen.contains("do it"), screen);
        assertTrue(screen.contains("● working"), screen);
        assertTrue(screen.contains("sleep 3; echo hi"), screen);
        assertTrue(screen.chars().allMatch(c -> c == '\n' || c >= ' ' && c != 0x7f && !(c >= 0x80 && c < 0xa0)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.1.329-TERM", "2.1.116-ctrlc2"})
    void showsTheLastWordsOfAClientThatLeft(String recording) throws IOException {
        assertTrue(render(recorded(recording), 4096).contains("Resume this session with:\nclaude --resume "));
    }

    @Test
    void theAlternateScreenIsGoneAfterwards() throws IOException {
        assertFalse(render(recorded("2.1.329-TERM"), 100).contains("● working"));
    }

    @Test
    void keepsTheLastOutputInOrder() {
        StringBuilder output = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            output.append("line ").append(i).append("\r\n");
        }
        String screen = render(output.toString().getBytes(StandardCharsets.UTF_8), 65_521);
        assertTrue(screen.endsWith("line 99998\nline 99999"), screen.substring(screen.length() - 50));
        assertTrue(screen.lines().count() < 3000);
    }

    @Test
    void standsAFloodOfLineFeedsAndBrokenSequences() {
        render("\n".repeat(300_000).getBytes(StandardCharsets.UTF_8), 1000);
        render("\u001b[200S".repeat(60_000).getBytes(StandardCharsets.UTF_8), 1000);
        assertEquals(
                "日本語 😀 done",
                render(
                        "\u001b[<u\u001b[>0q\u001b[?u日本語 \u001b]0;title\u0007😀\u001b[99999999999m done\u001b["
                                .getBytes(StandardCharsets.UTF_8),
                        1));
    }

    @Test
    void aChunkLargerThanTheTailLeavesItsEnd() {
        ScreenTail tail = new ScreenTail();
        byte[] chunk = ("x".repeat(300_000) + "\r\nend").getBytes(StandardCharsets.UTF_8);
        tail.write(chunk, 0, chunk.length);
        assertTrue(tail.render(80, 24).endsWith("\nend"));
        assertEquals(chunk.length, tail.written());
    }

    private static String render(byte[] output, int chunk) {
        ScreenTail tail = new ScreenTail();
        for (int at = 0; at < output.length; at += chunk) {
            tail.write(output, at, Math.min(chunk, output.length - at));
        }
        return tail.render(120, 40);
    }

    private static byte[] recorded(String name) throws IOException {
        try (InputStream stream = ScreenTailTest.class.getResourceAsStream("/terminal/" + name + ".raw")) {
            return stream.readAllBytes();
        }
    }
}
