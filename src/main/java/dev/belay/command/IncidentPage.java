package dev.belay.command;

import dev.belay.console.Console;
import dev.belay.console.Table;
import dev.belay.journal.JournalEntry;
import dev.belay.journal.KeptIncidents;
import dev.belay.report.FactText;
import dev.belay.text.Paragraph;
import dev.belay.text.Style;
import dev.belay.text.Untrusted;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The journal, and all about one incident, for a person. */
final class IncidentPage {
    private static final int COLUMNS = 200;
    private static final Table TABLE = new Table(
            List.of(
                    Table.Column.text("incident", 0),
                    Table.Column.text("when", 2),
                    Table.Column.text("outcome", 0),
                    Table.Column.text("failure", 0),
                    Table.Column.text("folder", 1),
                    Table.Column.text("what happened", 3)),
            COLUMNS);

    private IncidentPage() {}

    /** The heading is for a person: in a pipe there are rows only. */
    static String table(List<JournalEntry> incidents, int width, Style style) {
        List<List<String>> rows = new ArrayList<>();
        for (JournalEntry entry : incidents) {
            rows.add(List.of(
                    entry.id(),
                    time(entry),
                    entry.outcome().id(),
                    shown(entry.failure()),
                    shown(folder(entry)),
                    shown(entry.say())));
        }
        return TABLE.of(rows, width, width > 0, style);
    }

    /** The last name of the path: enough to tell projects apart. */
    private static String folder(JournalEntry entry) {
        String project = entry.session().flatMap(JournalEntry.Session::project).orElse("-");
        Path name = Path.of(project).getFileName();
        return name == null ? project : name.toString();
    }

    /** All about one. */
    static void print(JournalEntry entry, Console console) {
        PrintStream out = console.out();
        int width = console.width();
        out.println(Paragraph.of(shown(entry.say()), width, ""));
        out.println();
        line(out, width, "incident", entry.id());
        line(out, width, "at", time(entry));
        line(out, width, "failure", entry.failure());
        FactText.byFact(entry.because(), COLUMNS).forEach((fact, words) -> line(out, width, "because", words));
        if (entry.session().isPresent()) {
            JournalEntry.Session session = entry.session().get();
            line(out, width, "session", session.id());
            session.transcript().ifPresent(transcript -> line(out, width, "transcript", transcript));
            session.project().ifPresent(project -> line(out, width, "project", project));
        }
        entry.client().ifPresent(client -> line(out, width, "client", client));
        line(out, width, "recovery", entry.recovery().orElse("none"));
        line(out, width, "outcome", entry.outcome().id());
        line(
                out,
                width,
                "traces",
                KeptIncidents.of(console.environment()).folder(entry).toString());
    }

    private static void line(PrintStream out, int width, String name, String value) {
        out.println(Paragraph.of(pad(name, 10) + "  ", shown(value), width));
    }

    private static String shown(String text) {
        return Untrusted.line(text, COLUMNS);
    }

    private static String pad(String text, int width) {
        return text.length() >= width ? text : text + " ".repeat(width - text.length());
    }

    private static String time(JournalEntry entry) {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT)
                .withZone(ZoneId.systemDefault())
                .format(entry.at());
    }
}
