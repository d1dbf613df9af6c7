package dev.belay.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StatusScannerTest {
    private final List<String> found = new ArrayList<>();
    private final Modes scanner = new Modes(
            new StatusScanner((text, length) -> found.add(new String(text, 0, length, StandardCharsets.US_ASCII))));

    private void read(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        scanner.read(bytes, bytes.length);
    }

    @Test
    void findsReportsEndedByBellOrByStringTerminator() {
        read("text \033]7501;?\007 more \033]7501;state=idle\033\\ \033]0;title\007\033]7501;state=done\007");
        assertEquals(List.of("?", "state=idle", "state=done"), found);
    }

    @Test
    void joinsWhatWasCutAnywhere() {
        String all =
                "\033[1m\033]7501;state=working:app=claude-code\007x\033]7501;state=done\033\\y\033\033]7501;?\007";
        for (int cut = 0; cut <= all.length(); cut++) {
            found.clear();
            read(all.substring(0, cut));
            read(all.substring(cut));
            assertEquals(List.of("state=working:app=claude-code", "state=done", "?"), found, "cut at " + cut);
        }
    }

    @Test
    void takesNothingThatOnlyLooksLikeOne() {
        read("7501;?\007 ]7501;?\007 \033]7502;?\007 \033]75011;?\007 \033]7501?\007 \033[7501;?\007");
        read("\033]7501;state=idle\nand a line\007 \033]7501;state=idle\033[m\007");
        assertEquals(List.of(), found);
    }

    @Test
    void keepsNothingOfWhatIsTooLong() {
        read("\033]7501;msg=" + "A".repeat(100_000) + "\007");
        assertEquals(List.of(), found);
        read("\033]7501;state=idle\007");
        assertEquals(List.of("state=idle"), found);
    }

    @Test
    void noiseDoesNotConfuseIt() {
        byte[] noise = new byte[200_000];
        new Random(7).nextBytes(noise);
        scanner.read(noise, noise.length);
        found.clear();
        read("\007\033]7501;state=idle\007");
        assertEquals(List.of("state=idle"), found);
    }
}
