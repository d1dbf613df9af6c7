package dev.belay.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.belay.files.BelayDirectories;
import dev.belay.journal.Incident;
import dev.belay.journal.IncidentJson;
import dev.belay.journal.Journal;
import dev.belay.settings.UsageException;
import dev.belay.text.Untrusted;
import dev.belay.watch.ProjectDirectory;
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
    private static final int NO_INPUT = 66;
    private static final int COLUMNS = 200;
    private static final String USAGE_LINE = "belay incidents [ID] [--project] [--json]";
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
            Display display) {
        try {
            Wish wish = wish(args);
            Journal journal = new Journal(BelayDirectories.state(environment), warning -> {});
            List<Incident> incidents = wish.project() ? of(workingDirectory, journal.incidents()) : journal.incidents();
            if (wish.incident() == null) {
                list(incidents, wish, out, err, display);
                return OK;
            }
            Optional<Incident> incident = only(incidents, wish.incident(), err);
            if (incident.isEmpty()) {
                return NO_INPUT;
            }
            if (wish.json()) {
                printJson(List.of(incident.get()), out);
            } else {
                show(incident.get(), journal, out);
            }
            return OK;
        } catch (UsageException wrong) {
            err.println("belay incidents: " + Untrusted.line(wrong.getMessage(), COLUMNS));
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
                throw new UsageException(
                        UsageException.USAGE,
                        (arg.startsWith("-") ? "unknown option '" : "unexpected argument '") + arg + "' (" + USAGE_LINE
                                + ")");
            }
            incident = arg;
        }
        return new Wish(incident, args.contains("--project"), args.contains("--json"));
    }

    /** Those of sessions that were started in this folder. */
    private static List<Incident> of(Path workingDirectory, List<Incident> incidents) {
        String here = ProjectDirectory.physical(workingDirectory).toString();
        List<Incident> found = new ArrayList<>();
        for (Incident incident : incidents) {
            Optional<String> project = incident.session().flatMap(Incident.Session::project);
            if (project.isPresent()
                    && ProjectDirectory.physical(Path.of(project.get()))
                            .toString()
                            .equals(here)) {
                found.add(incident);
            }
        }
        return found;
    }

    private static Optional<Incident> only(List<Incident> incidents, String wanted, PrintStream err) {
        List<Incident> matching = new ArrayList<>();
        for (Incident incident : incidents) {
            if (incident.id().startsWith(wanted)) {
                matching.add(incident);
            }
        }
        if (matching.size() == 1) {
            return Optional.of(matching.get(0));
        }
        String name = Untrusted.line(wanted, 60);
        err.println(
                matching.isEmpty()
                        ? "belay incidents: there is no incident " + name + "; belay incidents lists them."
                        : "belay incidents: " + matching.size() + " incidents begin with " + name + ".");
        return Optional.empty();
    }

    /** The heading is for a person: in a pipe there are rows only. */
    private static void list(List<Incident> incidents, Wish wish, PrintStream out, PrintStream err, Display display) {
        if (wish.json()) {
            printJson(incidents, out);
            return;
        }
        if (incidents.isEmpty()) {
            err.println("belay incidents: none" + (wish.project() ? " in this folder (without --project: all)" : ""));
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        for (Incident incident : incidents) {
            rows.add(List.of(
                    incident.id(),
                    time(incident),
                    incident.outcome().word(),
                    shown(incident.failure()),
                    shown(incident.say())));
        }
        out.print(TABLE.of(rows, display.width(), display.width() > 0, display.style()));
    }

    private static void show(Incident incident, Journal journal, PrintStream out) {
        out.println(shown(incident.say()));
        out.println();
        line(out, "incident", incident.id());
        line(out, "at", time(incident));
        line(out, "failure", incident.failure());
        for (Map.Entry<String, String> fact : incident.because().entrySet()) {
            line(out, "because", fact.getKey() + ": " + fact.getValue());
        }
        if (incident.session().isPresent()) {
            Incident.Session session = incident.session().get();
            line(out, "session", session.id());
            session.transcript().ifPresent(transcript -> line(out, "transcript", transcript));
            session.project().ifPresent(project -> line(out, "project", project));
        }
        incident.client().ifPresent(client -> line(out, "client", client));
        line(out, "recovery", incident.recovery().orElse("none"));
        line(out, "outcome", incident.outcome().word());
        line(out, "traces", journal.folder(incident.id()).toString());
    }

    private static void line(PrintStream out, String name, String value) {
        out.println(pad(name, 10) + "  " + shown(value));
    }

    private static String shown(String text) {
        return Untrusted.line(text, COLUMNS);
    }

    private static String pad(String text, int width) {
        return text.length() >= width ? text : text + " ".repeat(width - text.length());
    }

    private static String time(Incident incident) {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT)
                .withZone(ZoneId.systemDefault())
                .format(incident.at());
    }

    private static void printJson(List<Incident> incidents, PrintStream out) {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode report = mapper.createObjectNode().put("schemaVersion", 1);
        ArrayNode list = report.putArray("incidents");
        for (Incident incident : incidents) {
            list.add(IncidentJson.node(incident));
        }
        try {
            out.println(mapper.writeValueAsString(report));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
