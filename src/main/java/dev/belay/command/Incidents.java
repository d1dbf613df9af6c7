package dev.belay.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.belay.files.BelayDirectories;
import dev.belay.journal.Incident;
import dev.belay.journal.IncidentJson;
import dev.belay.journal.Journal;
import dev.belay.text.Untrusted;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code belay incidents [ID] [--json]}: what the journal holds, newest first, or all about one incident. */
public final class Incidents {
    private static final int OK = 0;
    private static final int USAGE = 64;
    private static final int NO_INPUT = 66;
    private static final int COLUMNS = 200;
    private static final String HELP = """
            Usage: belay incidents [ID] [--json]

            Lists the falls that Belay has seen, newest first, or shows one.

              ID      an incident, or the beginning of its id
              --json  one JSON object

            Exit status: 0, 64 for a command line that cannot be followed, 66 when there is no such incident.
            """;

    private Incidents() {}

    /** @return the exit status */
    public static int run(List<String> args, PrintStream out, PrintStream err, Map<String, String> environment) {
        boolean json = false;
        String wanted = null;
        for (String arg : args) {
            if (arg.equals("--help") || arg.equals("-h")) {
                out.print(HELP);
                return OK;
            }
            if (arg.equals("--json")) {
                json = true;
            } else if (arg.startsWith("-") || wanted != null) {
                err.println("belay incidents: unexpected argument " + Untrusted.line(arg, 60)
                        + "; expected at most one ID, and --json.");
                return USAGE;
            } else {
                wanted = arg;
            }
        }
        Journal journal = new Journal(BelayDirectories.state(environment), warning -> {});
        List<Incident> incidents = journal.incidents();
        if (wanted == null) {
            list(incidents, json, out, err);
            return OK;
        }
        Optional<Incident> incident = only(incidents, wanted, err);
        if (incident.isEmpty()) {
            return NO_INPUT;
        }
        if (json) {
            printJson(List.of(incident.get()), out);
        } else {
            show(incident.get(), journal, out);
        }
        return OK;
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

    private static void list(List<Incident> incidents, boolean json, PrintStream out, PrintStream err) {
        if (json) {
            printJson(incidents, out);
            return;
        }
        if (incidents.isEmpty()) {
            err.println("No incidents.");
        }
        for (Incident incident : incidents) {
            out.println(incident.id() + "  " + time(incident) + "  "
                    + pad(incident.outcome().word(), 9) + "  " + pad(shown(incident.failure()), 24) + "  "
                    + shown(incident.say()));
        }
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
