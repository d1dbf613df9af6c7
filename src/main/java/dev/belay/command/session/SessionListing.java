package dev.belay.command.session;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.belay.text.Style;
import dev.belay.text.Untrusted;
import dev.belay.transcript.catalogue.SessionSummary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Sessions and how each stands, as a person and as a program gets them. */
final class SessionListing {
    private static final int LONGEST = 500;

    private final List<SessionSummary> sessions;
    private final Function<SessionSummary, SessionState> state;

    SessionListing(List<SessionSummary> sessions, Function<SessionSummary, SessionState> state) {
        this.sessions = sessions;
        this.state = state;
    }

    /** One table. */
    String table(Style style, int width) {
        return new SessionTable(style, width, state).of(sessions);
    }

    /** By project, the one with the newest session first. */
    String byProject(Style style, int width) {
        SessionTable table = new SessionTable(style, width, state);
        Map<String, List<SessionSummary>> projects = new LinkedHashMap<>();
        for (SessionSummary session : sessions) {
            projects.computeIfAbsent(project(session), name -> new ArrayList<>())
                    .add(session);
        }
        StringBuilder text = new StringBuilder();
        projects.forEach((name, ofProject) -> text.append(text.isEmpty() ? "" : "\n")
                .append(style.bold(Untrusted.line(name, LONGEST)))
                .append('\n')
                .append(table.of(ofProject)));
        return text.toString();
    }

    private static String project(SessionSummary session) {
        return session.project()
                .map(Path::toString)
                .orElseGet(() -> session.file().getParent().toString());
    }

    /** The fields of the JSON object. */
    void write(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("sessions");
        for (SessionSummary session : sessions) {
            write(json, session, state.apply(session));
        }
        json.writeEndArray();
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
        json.writeBooleanField("onlyKept", session.stored().onlyKept());
        json.writeEndObject();
    }
}
