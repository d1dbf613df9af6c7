package dev.belay.page.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.page.markup.Markup;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LanesTest {
    private static final Instant START = Instant.parse("2026-11-27T21:00:00Z");
    private static final TimeAxis TIME = new TimeAxis(START, START.plusSeconds(1000), ZoneOffset.UTC);

    @Test
    void aSpanStandsWhereItWasAndSaysWhatItIs() {
        String written = written(new Lane("Tools", List.of(span(250, 500, "Bash: make")), List.of()));
        assertTrue(written.contains("x=\"25.00%\" width=\"25.00%\""), written);
        assertTrue(written.contains("<title>Bash: make</title>"), written);
    }

    @Test
    void aMarkHasAShapeAndANumber() {
        String written = written(
                new Lane("Belay", List.of(), List.of(new Mark(START.plusSeconds(500), Sign.FALL, "2", "killed"))));
        assertTrue(written.contains("href=\"#sign-fall\" x=\"50.00%\""), written);
        assertTrue(written.contains(">2</text>"), written);
    }

    @Test
    void numbersThatWouldCoverEachOtherAreWrittenAsOne() {
        Lane lane =
                new Lane("Falls", List.of(), List.of(fall(100, "1"), fall(500, "2"), fall(520, "3"), fall(540, "4")));
        assertEquals(
                List.of("1", "", "", "2–4"),
                lane.numbered(TIME).stream().map(Mark::number).toList());
    }

    @Test
    void thousandsOfSpansAreDrawnAsFew() {
        List<Span> many = new ArrayList<>();
        for (int at = 0; at < 20_000; at++) {
            many.add(new Span(START.plusMillis(at * 50L), START.plusMillis(at * 50L + 20), "tool", "Read"));
        }
        List<Span> drawn = new Lane("Tools", many, List.of()).drawn(TIME);
        assertTrue(drawn.size() <= 1000, "drawn: " + drawn.size());
        assertTrue(drawn.get(0).words().contains("together"), drawn.get(0).words());
    }

    @Test
    void whatIsApartStaysApart() {
        Lane lane = new Lane("Turns", List.of(span(500, 600, "b"), span(100, 200, "a")), List.of());
        assertEquals(
                List.of("a", "b"), lane.drawn(TIME).stream().map(Span::words).toList());
    }

    @Test
    void noStyleIsWrittenThatThePolicyForbids() {
        assertFalse(written(new Lane("Turns", List.of(span(0, 1000, "a")), List.of()))
                .contains("style="));
    }

    private static Mark fall(long at, String number) {
        return new Mark(START.plusSeconds(at), Sign.FALL, number, "killed");
    }

    private static Span span(long from, long until, String words) {
        return new Span(START.plusSeconds(from), START.plusSeconds(until), "tool", words);
    }

    private static String written(Lane lane) {
        Markup page = new Markup();
        new Lanes("What happened", TIME, List.of(lane)).write(page);
        return page.toString();
    }
}
