package dev.belay.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.belay.claude.ProjectDirectory;
import dev.belay.console.Arguments;
import dev.belay.console.Command;
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
import java.util.Optional;

/** {@code belay incidents [ID] [--project] [--json]}: what the journal holds, newest first, or all about one incident. */
public final class Incidents implements Command {
    private static final Arguments.Syntax SYNTAX =
            Arguments.Syntax.flags("incidents", "--json", "--project").withOperand();
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

    /** 0; 64 for a usage error; 66 when there is no such incident. */
    @Override
    public int run(List<String> arguments, Console console) throws UsageException {
        Arguments given = SYNTAX.parse(arguments);
        Journal journal = new Journal(BelayDirectories.state(console.environment()), warning -> {});
        List<JournalEntry> incidents =
                given.has("--project") ? of(console.workingDirectory(), journal.incidents()) : journal.incidents();
        if (given.operand().isEmpty()) {
            list(incidents, given, console);
            return ExitStatus.OK;
        }
        JournalEntry entry = only(incidents, given.operand().get());
        if (given.has("--json")) {
            printJson(List.of(entry), console.out());
        } else {
            show(entry, journal, console.out(), console.width());
        }
        return ExitStatus.OK;
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

    private static JournalEntry only(List<JournalEntry> incidents, String wanted) throws UsageException {
        List<JournalEntry> matching = incidents.stream()
                .filter(entry -> entry.id().startsWith(wanted))
                .toList();
        if (matching.size() == 1) {
            return matching.get(0);
        }
        String name = Untrusted.line(wanted, 60);
        throw UsageException.noInput(
                matching.isEmpty()
                        ? "unknown incident '" + name + "' (run `belay incidents` for the list)"
                        : "'" + name + "' matches " + matching.size() + " incidents (give more of the id)");
    }

    /** The heading is for a person: in a pipe there are rows only. */
    private static void list(List<JournalEntry> incidents, Arguments given, Console console) {
        if (given.has("--json")) {
            printJson(incidents, console.out());
            return;
        }
        if (incidents.isEmpty()) {
            console.say(
                    given.has("--project")
                            ? "no incidents in this folder (`belay incidents` lists those of every folder)"
                            : "no incidents");
            return;
        }
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
        console.out().print(TABLE.of(rows, console.width(), console.width() > 0, console.style()));
    }

    /** The last name of the path: enough to tell projects apart. */
    private static String folder(JournalEntry entry) {
        String project = entry.session().flatMap(JournalEntry.Session::project).orElse("-");
        Path name = Path.of(project).getFileName();
        return name == null ? project : name.toString();
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
