package dev.belay.diagnose.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SignedPassagesTest {
    /** A letter for each line: o for another program's, a dot for what may be the client's. */
    private static String read(String... text) {
        List<Line> lines = Line.of(String.join("\n", text));
        Standing[] standings = new Standing[lines.size()];
        Arrays.fill(standings, Standing.OWN);
        SignedPassages.read(lines, standings);
        return Arrays.stream(standings)
                .map(standing -> standing == Standing.OTHERS ? "o" : ".")
                .collect(Collectors.joining());
    }

    @Test
    void aCommitEndsWhereTheTextStandsNoLongerFurtherIn() {
        assertEquals(
                ".oooo.",
                read(
                        "commit 5d0b27f4",
                        "Author: a <a@b>",
                        "",
                        "    overloaded_error is retried",
                        "",
                        "API Error: 529"));
        assertEquals("..", read("commit to it", "    API Error: 529"));
    }

    @Test
    void terraformSignsAnErrorBelowIt() {
        assertEquals(
                ".ooo",
                read(
                        "API Error: 500",
                        "Error: access denied",
                        "  with aws_s3_bucket.x,",
                        "  on main.tf line 1, in x:"));
    }

    @Test
    void aStackNamesItsProcess() {
        String death = "FATAL ERROR: heap out of memory";
        assertEquals("oo..", read(death, " 1: 0xb9c1f0 node::Abort() [ng build]", "", "Killed"));
        assertEquals("..", read(death, " 1: 0xb9c1f0 node::Abort() [/usr/bin/node]"));
    }
}
