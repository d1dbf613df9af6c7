package dev.belay.command.session;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.belay.claude.ProjectDirectory;
import dev.belay.claude.SessionFiles;
import dev.belay.command.diagnosis.SessionProviders;
import dev.belay.console.Console;
import dev.belay.console.JsonOutput;
import dev.belay.evidence.ExitStatus;
import dev.belay.files.BelayDirectories;
import dev.belay.journal.IncidentFolder;
import dev.belay.journal.IncidentTraces;
import dev.belay.rules.RuleFileException;
import dev.belay.rules.RuleFiles;
import dev.belay.settings.UsageException;
import dev.belay.text.Untrusted;
import dev.belay.transcript.catalogue.SessionCatalogue;
import dev.belay.transcript.catalogue.SessionSummary;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * {@code belay sessions [--all] [--json]}: the sessions of this project, or of all, and how each stands. It reads the
 * beginning and the end of each transcript and changes nothing.
 */
public final class Sessions {
    private static final int LONGEST = 500;

    private Sessions() {}

    /** Runs the command and returns its exit status: 0; 64 for a usage error; 66 when it cannot read; 78 for a broken rule. */
    public static int run(
            List<String> arguments,
            PrintStream out,
            PrintStream errors,
            Map<String, String> environment,
            Path workingDirectory,
            Console console) {
        try {
            for (String word : arguments) {
                if (!word.equals("--all") && !word.equals("--json")) {
                    throw UsageException.unknown(word, "sessions");
                }
            }
            boolean all = arguments.contains("--all");
            Path configuration = SessionFiles.configurationDirectory(environment);
            SessionCatalogue catalogue = new SessionCatalogue(configuration);
            List<SessionSummary> sessions = all ? catalogue.all() : catalogue.of(workingDirectory);
            Map<String, IncidentTraces> journal = BelayDirectories.state(environment)
                    .map(state -> IncidentTraces.newestOfEach(IncidentFolder.all(state)))
                    .orElse(Map.of());
            SessionState.Judge judge = new SessionState.Judge(
                    RuleFiles.load(environment),
                    Instant.now(),
                    journal,
                    new SessionProviders(environment, workingDirectory));
            if (arguments.contains("--json")) {
                out.print(json(sessions, judge::of));
            } else if (sessions.isEmpty()) {
                console.say(errors, nothing(all, configuration, workingDirectory));
            } else {
                SessionTable table = new SessionTable(console.style(), console.width(), judge::of);
                out.print(all ? grouped(sessions, table, console) : table.of(sessions));
            }
            return 0;
        } catch (UsageException wrong) {
            console.complain(errors, "sessions", wrong.getMessage());
            return wrong.status();
        } catch (RuleFileException broken) {
            console.complain(errors, "sessions", broken.getMessage());
            return ExitStatus.SETTINGS;
        } catch (IOException unreadable) {
            console.complain(errors, "sessions", "cannot read the sessions: " + unreadable.getMessage());
            return ExitStatus.NO_INPUT;
        }
    }

    private static String nothing(boolean all, Path configuration, Path workingDirectory) {
        return all
                ? "no sessions yet (looked in " + configuration.resolve("projects") + ")"
                : "no sessions for this folder yet (looked in "
                        + ProjectDirectory.of(configuration, workingDirectory).path()
                        + "; `belay sessions --all` lists those of every folder)";
    }

    /** By project, the one with the newest session first. */
    private static String grouped(List<SessionSummary> sessions, SessionTable table, Console console) {
        Map<String, List<SessionSummary>> projects = new LinkedHashMap<>();
        for (SessionSummary session : sessions) {
            projects.computeIfAbsent(project(session), name -> new ArrayList<>())
                    .add(session);
        }
        StringBuilder text = new StringBuilder();
        projects.forEach((name, ofProject) -> text.append(text.isEmpty() ? "" : "\n")
                .append(console.style().bold(Untrusted.line(name, LONGEST)))
                .append('\n')
                .append(table.of(ofProject)));
        return text.toString();
    }

    private static String project(SessionSummary session) {
        return session.project()
                .map(Path::toString)
                .orElseGet(() -> session.file().getParent().toString());
    }

    private static String json(List<SessionSummary> sessions, Function<SessionSummary, SessionState> sessionState) {
        return JsonOutput.object(json -> {
            json.writeArrayFieldStart("sessions");
            for (SessionSummary session : sessions) {
                write(json, session, sessionState.apply(session));
            }
            json.writeEndArray();
        });
    }

    private static void write(JsonGenerator json, SessionSummary session, SessionState sessionState)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("id", session.id().value());
        json.writeStringField("state", sessionState.state());
        json.writeStringField("failure", sessionState.failure().orElse(null));
        json.writeStringField("updated", session.updated().toString());
        json.writeNumberField("bytes", session.stored().bytes());
        json.writeNumberField("contextTokens", session.transcript().contextTokens());
        json.writeStringField("title", SessionTable.title(session));
        json.writeStringField("project", session.project().map(Path::toString).orElse(null));
        json.writeStringField("transcript", session.file().toString());
        json.writeEndObject();
    }
}
