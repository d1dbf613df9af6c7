package dev.belay.page.plain;

import dev.belay.decide.HumanTime;
import dev.belay.page.Headline;
import dev.belay.page.session.FallsPart;
import dev.belay.page.session.SessionParts;
import dev.belay.page.session.WorkParts;
import dev.belay.text.Style;
import java.util.List;

/** A session in at most forty lines of a terminal. What comes from a transcript is harmless in it. */
public final class PlainReport {
    private static final int WIDTH = 80;
    private static final int WIDEST = 100;
    private static final int FALLS = 10;
    private static final int TASKS = 4;
    private static final int UNSEEN = 2;
    private static final int FILES = 4;
    private static final int TOOLS = 3;

    private final Headline headline;
    private final SessionParts parts;
    private final PlainLines lines;

    private PlainReport(Headline headline, SessionParts parts, PlainLines lines) {
        this.headline = headline;
        this.parts = parts;
        this.lines = lines;
    }

    /** The lines; as wide as the terminal, 80 columns in a pipe. */
    public static List<String> of(Headline headline, SessionParts parts, int columns, Style style) {
        PlainLines lines = new PlainLines(columns <= 0 ? WIDTH : Math.min(WIDEST, columns), style);
        PlainReport report = new PlainReport(headline, parts, lines);
        report.head();
        new PlainCharts(parts, lines).write();
        report.falls();
        report.work();
        return lines.all();
    }

    private void head() {
        lines.title(headline.title());
        lines.row("", headline.over());
        lines.row("asked", headline.asked().isEmpty() ? "" : "\"" + headline.asked() + "\"");
        lines.row("to do", parts.left().isEmpty() ? "nothing is left for you" : "");
        lines.some("to do", parts.left(), TASKS);
        lines.gap();
    }

    private void falls() {
        lines.row("falls", parts.course().falls().sentence());
        List<FallsPart.Fall> all = parts.course().falls().falls();
        for (FallsPart.Fall fall : all.subList(0, Math.min(FALLS, all.size()))) {
            var entry = fall.entry();
            lines.row(entry.number(), entry.at() + "  " + entry.name() + ": " + entry.say());
        }
        lines.row("", all.size() > FALLS ? "and " + (all.size() - FALLS) + " more" : "");
    }

    private void work() {
        WorkParts work = parts.work();
        lines.row("context", parts.size().context().sentence());
        lines.row("memory", parts.size().memory().sentence());
        lines.row("requests", work.requests().sentence());
        lines.row("cost", work.cost().sentence());
        lines.row("tools", work.tools().sentence());
        for (var call : work.tools()
                .longest()
                .subList(0, Math.min(TOOLS, work.tools().longest().size()))) {
            lines.row("", HumanTime.span(call.length()) + "  " + call.name() + ": " + call.words());
        }
        lines.row("files", work.files().sentence());
        lines.some("", work.files().files().stream().map(file -> file.path()).toList(), FILES);
        lines.some("not seen", parts.notSeen().sentences(), UNSEEN);
    }
}
