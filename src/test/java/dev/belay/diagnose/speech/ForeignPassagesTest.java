package dev.belay.diagnose.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ForeignPassagesTest {
    @Test
    void aReportGoesFromItsFirstTestToItsSum() {
        assertEquals(
                List.of(1, 2, 3, 4),
                others(
                        "$ npm test\n ✓ Prompt is too long\nAPI Error: 529 Overloaded\n\n  1 passing (8ms)\nCredit balance is too low"));
    }

    @Test
    void itEndsWhereTheClientIsStarted() {
        assertEquals(
                List.of(0, 4),
                others(
                        "ok 1 - Prompt is too long\n$ claude -p \"write the changelog\"\nCredit balance is too low\n$ npm test\nok 1 - Prompt is too long"));
    }

    @Test
    void aSumAloneTellsOfAllAboveIt() {
        assertEquals(List.of(0, 1, 2), others("Client\n  when the prompt is too long\n3 examples, 0 failures"));
    }

    @Test
    void marksAloneAreNoReport() {
        assertEquals(List.of(), others("✔ Claude Code was installed\nCredit balance is too low"));
    }

    @Test
    void aBoxWithoutItsRightBorderIsAnotherProgramsUnlessItNamesTheClient() {
        assertEquals(List.of(0, 1), others("│ Error: token has expired\n│ on main.tf\nnext"));
        assertEquals(List.of(), others("│ Configuration Error\n│ /root/.claude.json contains invalid JSON"));
        assertEquals(List.of(), others("│ Configuration Error │"));
    }

    private static List<Integer> others(String text) {
        List<Line> lines = Line.of(text);
        Standing[] standings = new Standing[lines.size()];
        Arrays.fill(standings, Standing.OWN);
        ForeignPassages.read(lines, standings);
        ForeignPassages.readTests(lines, standings, 0);
        return IntStream.range(0, standings.length)
                .filter(i -> standings[i] == Standing.OTHERS)
                .boxed()
                .toList();
    }
}
