package dev.belay.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.belay.claude.ProjectDirectory;
import dev.belay.console.Console;
import dev.belay.console.Table;
import dev.belay.evidence.ExitStatus;
import dev.belay.files.BelayDirectories;
import dev.belay.journal.IncidentJson;
import dev.belay.journal.Journal;
import dev.belay.journal.JournalEntry;
import dev.belay.report.FactText;
import dev.belay.settings.UsageException;
import dev.belay.text.Paragraph;
import dev.belay.text.Untrusted;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code belay incidents [ID] [--project] [--json]}: what the journal holds, newest first, or all about one incident. */
public final class Incidents {
    private static final int OK = 0;
    private static final int COLUMNS = 200;
    private static final Table TABLE = new Table(
            List.of(
                    Table.Column.text("incident", 0),
                    Table.Column.text("when", 1),
                    Table.Column.text("outcome", 0),
                    Table.Column.text("failure", 0),
                    Table.Column.text("what happened", 2)),
            COLUMNS);

    private Incidents() {}

    /** What the arguments ask for. */
    private record Wish(String incident, boolean project, boolean json) {}

    /** @return the exit status */
    public static int run(
            List<String> args,
            PrintStream out,
            PrintStream err,
            Map<String, String> environment,
            Path workingDirectory,
            Console console) {
        try {
            Wish wish = wish(args);
            Journal journal = new Journal(BelayDirectories.state(environment), warning -> {});
            List<JournalEntry> incidents =
                    wish.project() ? of(workingDirectory, journal.incidents()) : journal.incidents();
            if (wish.incident() == null) {
                list(incidents, wish, out, err, console);
                return OK;
            }
            Optional<JournalEntry> entry = only(incidents, wish.incident(), err, console);
            if (entry.isEmpty()) {
                return ExitStatus.NO_INPUT;
            }
            if (wish.json()) {
                printJson(List.of(entry.get()), out);
            } else {
                show(entry.get(), journal, out, console.width());
            }
            return OK;
        } catch (UsageException wrong) {
            console.complain(err, "incidents", wrong.getMessage());
            return wrong.status();
        }
    }

    private static Wish wish(List<String> args) throws UsageException {
        String incident = null;
        for (String arg : args) {
            if (arg.equals("--json") || arg.equals("--project")) {
                continue;
            }
            if (arg.startsWith("-") || incident != null) {
                throw UsageException.unknown(arg, "incidents");
            }
            incident = arg;
        }
        return new Wish(incident, args.contains("--project"), args.contains("--json"));
    }

    /** Those of sessions that were started in this folder. */
    private static List<JournalEntry> of(Path workingDirectory, List<JournalEntry> incidents) {
        String here = ProjectDirectory.physical(workingDirectory).toString();
        List<JournalEntry> found = new ArrayList<>();
        for (JournalEntry entry : incidents) {
            Optional<String> project = entry.session().flatMap(JournalEntry.Session::project);
            if (project.isPresent()
                    && ProjectDirectory.physical(Path.of(project.get()))
                            .toString()
                            .equals(here)) {
                found.add(entry);
            }
        }
        return found;
    }

    private static Optional<JournalEntry> only(
            List<JournalEntry> incidents, String wanted, PrintStream err, Console console) {
        List<JournalEntry> matching = new ArrayList<>();
        for (JournalEntry entry : incidents) {
            if (entry.id().startsWith(wanted)) {
                matching.add(entry);
            }
        }
        if (matching.size() == 1) {
            return Optional.of(matching.get(0));
        }
        String name = Untrusted.line(wanted, 60);
        console.complain(
                err,
                "incidents",
                matching.isEmpty()
                        ? "unknown incident '" + name + "' (run `belay incidents` for the list)"
                        : "'" + name + "' matches " + matching.size() + " incidents (give more of the id)");
        return Optional.empty();
    }

    /** The heading is for a person: in a pipe there are rows only. */
    private static void list(
            List<JournalEntry> incidents, Wish wish, PrintStream out, PrintStream err, Console console) {
        if (wish.json()) {
            printJson(incidents, out);
            return;
        }
        if (incidents.isEmpty()) {
            console.say(
                    err,
                    wish.project()
                            ? "no incidents in this folder (`belay incidents` lists those of every folder)"
                            : "no incidents");
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        for (JournalEntry entry : incidents) {
            rows.add(
                    List.of(entry.id(), time(entry), entry.outcome().id(), shown(entry.failure()), shown(entry.say())));
        }
        out.print(TABLE.of(rows, console.width(), console.width() > 0, console.style()));
    }

    private static void show(JournalEntry entry, Journal journal, PrintStream out, int width) {
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
        line(out, width, "traces", journal.folder(entry.id()).toString());
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

    private static void printJson(List<JournalEntry> incidents, PrintStream out) {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode report = mapper.createObjectNode().put("schemaVersion", 1);
        ArrayNode list = report.putArray("incidents");
        for (JournalEntry entry : incidents) {
            list.add(IncidentJson.node(entry));
        }
        try {
            out.println(mapper.writeValueAsString(report));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
