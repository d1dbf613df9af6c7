package dev.belay.page.plain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.page.session.SampleSession;
import dev.belay.page.session.ToldSession;
import dev.belay.text.Style;
import dev.belay.text.Untrusted;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlainReportTest {
    @Test
    void aNightFitsInFortyLinesOfEightyColumns() {
        List<String> lines = lines("Find out why it is slow.", 7);
        assertTrue(lines.size() <= 40, lines.size() + " lines");
        for (String line : lines) {
            assertTrue(Untrusted.columns(line) <= 80, line);
        }
        assertTrue(lines.get(0).startsWith("Finished"), lines.get(0));
    }

    @Test
    void hundredsOfFallsAreCounted() {
        List<String> lines = lines("Do it.", 300);
        assertTrue(lines.size() <= 40, lines.size() + " lines");
        assertTrue(lines.contains("         and 290 more"), String.join("\n", lines));
    }

    @Test
    void nothingMovesTheCursor() {
        String all = String.join("\n", lines("a\u001b]0;x\u0007b\u202ec\rd", 3));
        assertFalse(all.chars().anyMatch(unit -> unit < ' ' && unit != '\n' || unit == 0x202e), all);
    }

    @Test
    void theChartsStandOneAboveTheOther() {
        List<String> lines = lines("Do it.", 7);
        List<String> charts = lines.stream()
                .filter(line -> line.matches("(turns|tools|waits|falls|back|context|memory) .*[█▒·▁-▇].*"))
                .toList();
        assertTrue(charts.size() >= 6, String.join("\n", lines));
        assertEquals(1, charts.stream().map(String::length).distinct().count(), String.join("\n", charts));
    }

    private static List<String> lines(String words, int falls) {
        ToldSession told = new SampleSession(words, falls).told();
        return PlainReport.of(told.headline(), told.parts().orElseThrow(), 0, new Style(false));
    }
}
