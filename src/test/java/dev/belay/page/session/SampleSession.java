package dev.belay.page.session;

import dev.belay.page.FallEntry;
import dev.belay.page.Headline;
import dev.belay.page.KeyFigures;
import dev.belay.page.chart.Lane;
import dev.belay.page.chart.Line;
import dev.belay.page.chart.Mark;
import dev.belay.page.chart.Point;
import dev.belay.page.chart.Sign;
import dev.belay.page.chart.Span;
import dev.belay.page.chart.Sparkline;
import dev.belay.page.chart.TimeAxis;
import dev.belay.page.chart.ValueAxis;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;

/** A night of nine hours with falls, made up, always the same: what a page of it looks like. */
public final class SampleSession {
    private static final Instant START = Instant.parse("2026-11-27T21:10:00Z");
    private static final TimeAxis TIME = new TimeAxis(START, START.plusSeconds(9 * 3600), ZoneOffset.UTC);
    private static final List<String> NAMES = List.of(
            "Claude was killed by the kernel for lack of memory.",
            "The API was overloaded.",
            "The usage limit was reached.",
            "The network was gone.",
            "The context was too long.",
            "Claude ended in the middle of a turn.",
            "Claude was killed (SIGKILL).");

    private final String words;
    private final int falls;

    /** @param words stands wherever a transcript may say something */
    public SampleSession(String words, int falls) {
        this.words = words;
        this.falls = falls;
    }

    /** The session as a page tells of it. */
    public ToldSession told() {
        return new ToldSession(
                new Headline(
                        "Session 4eea3868 · /home/ada/shop · 27 November 21:10 to 28 November 06:10",
                        falls == 0 ? "Finished, after 9 h" : "Finished, after 9 h and " + falls + " falls",
                        words,
                        Sign.RECOVERY,
                        "finished"),
                new ToldSession.Row(
                        words,
                        List.of("9 h", Integer.toString(falls), "$12.40"),
                        Optional.of(new Sparkline(
                                TIME, ValueAxis.upTo(200_000, 10, value -> ""), new Line("", "one", false, context()))),
                        falls,
                        parts().left()),
                Optional.of(parts()));
    }

    private SessionParts parts() {
        return new SessionParts(
                falls > 6 ? List.of("Sign in again: " + words) : List.of(),
                new KeyFigures()
                        .add("Took", "9 h", "7 h 12 min at work")
                        .add("Falls", Integer.toString(falls), "all recovered")
                        .add("Waited", "1 h 10 min", "for a usage limit")
                        .add("Cost", "$12.40", "4.2M tokens")
                        .add("Context", "183k", "92 % of the limit"),
                new CourseParts(
                        new TimeLinePart(TIME, "40 turns, 400 tools, 1 wait, " + falls + " falls.", lanes()),
                        new FallsPart(entries())),
                new SizeParts(
                        new ContextPart(TIME, context(), OptionalLong.of(200_000), compactions()),
                        new MemoryPart(
                                TIME,
                                memory(4e8, 5e7),
                                memory(3e8, 2e9),
                                memory(9e9, 1e9),
                                OptionalLong.of(8_000_000_000L),
                                List.of())),
                work(),
                new NotSeenPart(List.of("Memory and connection between 02:10 and 02:40: nobody looked. " + words)));
    }

    private WorkParts work() {
        List<CostPart.Hour> hours = new ArrayList<>();
        Random random = new Random(5);
        for (int hour = 0; hour < 10; hour++) {
            hours.add(new CostPart.Hour(
                    Instant.parse("2026-11-27T21:00:00Z").plusSeconds(hour * 3600L), random.nextDouble() * 2, 400_000));
        }
        return new WorkParts(
                new RequestsPart(
                        502,
                        9,
                        List.of(
                                new RequestsPart.Errors("529", "Overloaded " + words, 6, "23:10 to 23:19"),
                                new RequestsPart.Errors("429", "rate limit", 2, "01:02"))),
                new CostPart(
                        TIME,
                        List.of(
                                new CostPart.Model(
                                        "claude-opus-4-1", 300, 412_000, 3_100_000, 310_000, OptionalDouble.of(9.1)),
                                new CostPart.Model(
                                        "claude-sonnet-4-5", 150, 99_000, 800_000, 90_000, OptionalDouble.of(3.3)),
                                new CostPart.Model(words, 52, 5_000, 40_000, 9_000, OptionalDouble.empty())),
                        hours,
                        ""),
                new ToolsPart(
                        List.of(
                                new ToolsPart.Kind("Bash", 210, 11, Duration.ofMinutes(190)),
                                new ToolsPart.Kind("Read", 150, 0, Duration.ofMinutes(2)),
                                new ToolsPart.Kind(words, 40, 1, Duration.ofMinutes(1))),
                        List.of(
                                new ToolsPart.Call(
                                        "Bash", "npm test -- --runInBand", "01:12:09", Duration.ofMinutes(31), "ok"),
                                new ToolsPart.Call("Bash", words, "04:40:00", Duration.ofMinutes(12), "error"))),
                new FilesPart(
                        List.of(new FilesPart.Changed("src/checkout/basket.ts", 14), new FilesPart.Changed(words, 2)),
                        2));
    }

    private List<FallsPart.Fall> entries() {
        List<FallsPart.Fall> entries = new ArrayList<>();
        for (int fall = 0; fall < falls; fall++) {
            entries.add(new FallsPart.Fall(
                    new FallEntry(
                            Integer.toString(fall + 1),
                            TIME.time(at(fall)),
                            "out-of-memory",
                            NAMES.get(fall % NAMES.size()),
                            List.of(
                                    Map.entry("Because", "the kernel's counter of this group rose; " + words),
                                    Map.entry("Tried", "waited 30 s, then resumed"),
                                    Map.entry("Outcome", "recovered after 2 min 10 s")),
                            true),
                    page -> {}));
        }
        return entries;
    }

    private List<Lane> lanes() {
        List<Span> turns = new ArrayList<>();
        List<Span> tools = new ArrayList<>();
        for (int turn = 0; turn < 40; turn++) {
            turns.add(span(turn * 800L, 600, "turn", "Turn " + (turn + 1) + ": " + words));
        }
        Random random = new Random(4);
        for (int tool = 0; tool < 400; tool++) {
            tools.add(span(tool * 80L, 4 + random.nextInt(70), "tool", "Bash: " + words));
        }
        List<Mark> fallen = new ArrayList<>();
        List<Mark> back = new ArrayList<>();
        List<Span> waits = new ArrayList<>();
        for (int fall = 0; fall < falls; fall++) {
            fallen.add(new Mark(at(fall), Sign.FALL, Integer.toString(fall + 1), NAMES.get(fall % NAMES.size())));
            back.add(new Mark(at(fall).plusSeconds(130), Sign.RECOVERY, "", "resumed"));
            waits.add(new Span(at(fall), at(fall).plusSeconds(fall == 2 ? 4200 : 130), "wait", "waited"));
        }
        return List.of(
                new Lane("Turns", turns, List.of()),
                new Lane("Tools", tools, List.of()),
                new Lane("Waits", waits, List.of()),
                new Lane("Falls", List.of(), fallen),
                new Lane("Back", List.of(), back));
    }

    private static Instant at(int fall) {
        return START.plusSeconds(2000 + fall * 4100L);
    }

    private static Span span(long from, long seconds, String look, String said) {
        return new Span(START.plusSeconds(from), START.plusSeconds(from + seconds), look, said);
    }

    private static List<Point> context() {
        List<Point> points = new ArrayList<>();
        Random random = new Random(3);
        double tokens = 20_000;
        for (int at = 0; at < 500; at++) {
            tokens = tokens > 170_000 ? 30_000 : tokens + random.nextInt(2_000);
            points.add(Point.at(START.plusSeconds(at * 64L), tokens));
        }
        return points;
    }

    private static List<Mark> compactions() {
        List<Mark> marks = new ArrayList<>();
        List<Point> points = context();
        for (int at = 1; at < points.size(); at++) {
            if (points.get(at).value() < points.get(at - 1).value()) {
                marks.add(new Mark(points.get(at).at(), Sign.COMPACTION, "", "compacted"));
            }
        }
        return marks;
    }

    private static List<Point> memory(double base, double more) {
        List<Point> points = new ArrayList<>();
        Random random = new Random((long) base);
        for (int at = 0; at < 500; at++) {
            double bytes = base + (at % 90 > 60 ? more * random.nextDouble() : more / 50 * random.nextDouble());
            points.add(new Point(START.plusSeconds(at * 64L), bytes, at % 280 != 0));
        }
        return points;
    }
}
