package dev.belay.page.chart;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.page.markup.Markup;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineChartTest {
    private static final Instant START = Instant.parse("2026-11-27T21:00:00Z");
    private static final TimeAxis TIME = new TimeAxis(START, START.plusSeconds(7200), ZoneOffset.UTC);
    private static final ValueAxis VALUES = ValueAxis.upTo(200, 10, value -> Long.toString(Math.round(value)));
    private static final Line LINE =
            new Line("claude", "one", false, List.of(Point.at(START, 10), Point.at(START.plusSeconds(3600), 150)));

    @Test
    void itSaysInWordsWhatItShows() {
        String written = written(List.of(LINE), List.of(), List.of());
        assertTrue(written.contains("role=\"img\" aria-label=\"Context, at most 150\""), written);
        assertFalse(written.contains("legend"), "one line needs none");
    }

    @Test
    void linesAreToldApartInALegend() {
        String written = written(List.of(LINE, new Line("its tools", "two", false, List.of())), List.of(), List.of());
        assertTrue(written.contains("class=\"line two\""), written);
        assertTrue(written.contains("its tools</li>"), written);
    }

    @Test
    void aLimitIsDrawnAcrossWithItsName() {
        String written = written(List.of(LINE), List.of(new LineChart.Limit("limit 200", 200)), List.of());
        assertTrue(written.contains(">limit 200</text>"), written);
    }

    @Test
    void marksStandAtTheirTime() {
        Mark mark = new Mark(START.plusSeconds(3600), Sign.COMPACTION, "", "compacted");
        String written = written(List.of(LINE), List.of(), List.of(mark));
        assertTrue(written.contains("href=\"#sign-compaction\" x=\"50.00%\""), written);
    }

    @Test
    void barsAreStacked() {
        BarChart.Bar bar = new BarChart.Bar(START, Duration.ofHours(1), List.of(100.0, 50.0), "21:00: $1.50");
        Markup page = new Markup();
        new BarChart("Cost", TIME, VALUES, List.of("opus", "haiku"), List.of("one", "two"), List.of(bar)).write(page);
        String written = page.toString();
        assertTrue(written.contains("y=\"50.00%\" height=\"50.00%\""), written);
        assertTrue(written.contains("y=\"25.00%\" height=\"25.00%\""), written);
        assertTrue(written.contains("haiku</li>"), written);
    }

    @Test
    void aSmallLineAndABarStandInACell() {
        Markup page = new Markup();
        new Sparkline(TIME, VALUES, LINE).write(page);
        new ShareBar(0.25, "one").write(page);
        assertTrue(page.toString().contains("width=\"25.00%\""), page.toString());
        assertTrue(page.toString().contains("M0.0 190.0L500.0 50.0"), page.toString());
    }

    @Test
    void theSignsAreDefinedOnce() {
        Markup page = new Markup();
        Signs.define(page);
        Signs.inline(page, Sign.FALL);
        for (Sign sign : Sign.values()) {
            assertTrue(page.toString().contains("id=\"" + sign.id() + "\""), sign.id());
        }
    }

    private static String written(List<Line> lines, List<LineChart.Limit> limits, List<Mark> marks) {
        Markup page = new Markup();
        new LineChart("Context, at most 150", TIME, VALUES, lines, limits, marks).write(page);
        return page.toString();
    }
}
