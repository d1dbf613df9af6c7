package dev.belay.page.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineTest {
    private static final Instant START = Instant.parse("2026-11-27T21:00:00Z");
    private static final TimeAxis TIME = new TimeAxis(START, START.plusSeconds(100), ZoneOffset.UTC);
    private static final ValueAxis VALUES = ValueAxis.upTo(100, 10, value -> "");

    @Test
    void theWayGoesThroughThePoints() {
        Line line = line(Point.at(START, 0), Point.at(START.plusSeconds(100), 100));
        assertEquals("M0.0 200.0L1000.0 0.0", line.way(TIME, VALUES));
        assertEquals("M0.0 200L0.0 200.0L1000.0 0.0V200Z", line.ground(TIME, VALUES));
    }

    @Test
    void whereNobodyLookedThereIsAGap() {
        Line line = line(Point.at(START, 0), new Point(START.plusSeconds(50), 50, false));
        assertEquals("M0.0 200.0M500.0 100.0", line.way(TIME, VALUES));
    }

    @Test
    void tenThousandPointsBecomeFewAndNoPeakIsLost() {
        List<Point> points = new ArrayList<>();
        for (int at = 0; at < 10_000; at++) {
            points.add(Point.at(START.plusMillis(at * 10L), at == 4_321 ? 100 : 10));
        }
        String way = new Line("context", "one", false, points).way(TIME, VALUES);
        assertTrue(way.split("L").length <= 1_300, "points: " + way.split("L").length);
        assertTrue(way.contains("L432.1 0.0"), "the peak");
    }

    @Test
    void nothingHasNoWay() {
        assertEquals("", line().way(TIME, VALUES));
        assertEquals("", line().ground(TIME, VALUES));
    }

    private static Line line(Point... points) {
        return new Line("context", "one", true, List.of(points));
    }
}
