package dev.belay.page.plain;

import dev.belay.decide.HumanTime;
import dev.belay.page.FallEntry;
import dev.belay.page.Headline;
import dev.belay.page.chart.Lane;
import dev.belay.page.chart.Point;
import dev.belay.page.chart.TimeAxis;
import dev.belay.page.session.FallsPart;
import dev.belay.page.session.SessionParts;
import dev.belay.text.Style;
import dev.belay.text.Untrusted;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A session in at most forty lines of a terminal. What comes from a transcript is harmless in it. */
public final class PlainReport {
    static final int LINES = 40;
    private static final int LABEL = 9;
    private static final int FALLS = 10;
    private static final int TASKS = 4;
    private static final int UNSEEN = 2;
    private static final int FILES = 4;
    private static final int TOOLS = 3;

    private final List<String> lines = new ArrayList<>();
    private final Headline headline;
    private final SessionParts parts;
    private final int width;
    private final Style style;

    private PlainReport(Headline headline, SessionParts parts, int width, Style style) {
        this.headline = headline;
        this.parts = parts;
        this.width = width;
        this.style = style;
    }

    /** The lines; as wide as the terminal, at most 100 columns. */
    public static List<String> of(Headline headline, SessionParts parts, int columns, Style style) {
        PlainReport report = new PlainReport(headline, parts, columns <= 0 ? 80 : Math.min(100, columns), style);
        report.head();
        report.charts();
        report.falls();
        report.work();
        return report.lines;
    }

    private void head() {
        lines.add(style.bold(shown(headline.title(), width)));
        row("", headline.over());
        if (!headline.asked().isEmpty()) {
            row("asked", "\"" + headline.asked() + "\"");
        }
        List<String> tasks = parts.left().tasks();
        if (tasks.isEmpty()) {
            row("to do", "nothing is left for you");
        }
        some("to do", tasks, TASKS);
        lines.add("");
    }

    private void charts() {
        TimeAxis time = parts.course().timeLine().time();
        Blocks blocks = new Blocks(time, width - LABEL);
        for (Lane lane : parts.course().timeLine().lanes()) {
            row(lane.name().toLowerCase(Locale.ROOT), blocks.lane(lane));
        }
        List<Point> context = parts.size().context().tokens();
        if (!context.isEmpty()) {
            row(
                    "context",
                    blocks.line(
                            context,
                            Math.max(
                                    most(context),
                                    parts.size().context().limit().orElse(0))));
        }
        row("memory", blocks, parts.size().memory().client());
        row("of tools", blocks, parts.size().memory().tools());
        row("", blocks.times());
        lines.add("");
    }

    private void row(String name, Blocks blocks, List<Point> points) {
        if (!points.isEmpty()) {
            row(name, blocks.line(points, most(points)));
        }
    }

    private void falls() {
        FallsPart falls = parts.course().falls();
        row("falls", falls.sentence());
        List<FallsPart.Fall> all = falls.falls();
        for (FallsPart.Fall fall : all.subList(0, Math.min(FALLS, all.size()))) {
            FallEntry entry = fall.entry();
            row(entry.number(), entry.at() + "  " + entry.name() + ": " + entry.say());
        }
        if (all.size() > FALLS) {
            row("", "and " + (all.size() - FALLS) + " more");
        }
    }

    private void work() {
        SessionParts.Work work = parts.work();
        if (!parts.size().context().tokens().isEmpty()) {
            row("context", parts.size().context().sentence());
        }
        row("memory", parts.size().memory().sentence());
        row("requests", work.requests().sentence());
        row("cost", work.cost().sentence());
        row("tools", work.tools().sentence());
        work.tools().longest().stream()
                .limit(TOOLS)
                .forEach(call -> row("", HumanTime.span(call.length()) + "  " + call.name() + ": " + call.words()));
        row("files", work.files().sentence());
        some("", work.files().files().stream().map(file -> file.path()).toList(), FILES);
        some("not seen", parts.notSeen().sentences(), UNSEEN);
    }

    private void some(String name, List<String> texts, int most) {
        for (int at = 0; at < Math.min(most, texts.size()); at++) {
            boolean last = at == most - 1 && texts.size() > most;
            row(at == 0 ? name : "", last ? "and " + (texts.size() - at) + " more" : texts.get(at));
        }
    }

    private void row(String name, String text) {
        if (!text.isEmpty() && lines.size() < LINES) {
            String label = name + " ".repeat(Math.max(1, LABEL - name.length()));
            lines.add(style.dim(label) + shown(text, width - LABEL));
        }
    }

    private static String shown(String text, int columns) {
        return text.isBlank() || text.startsWith(" ") ? text : Untrusted.redacted(text, columns);
    }

    private static double most(List<Point> points) {
        return points.stream().mapToDouble(Point::value).max().orElse(1);
    }
}
