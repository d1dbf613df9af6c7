package dev.belay.command.diagnosis;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.belay.command.diagnosis.input.DiagnosisTarget;
import dev.belay.command.diagnosis.input.LiveState;
import dev.belay.console.JsonOutput;
import dev.belay.diagnose.Rule;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** What {@code belay diagnose --json} prints. */
final class DiagnosisJson {
    private final DiagnosisReport report;

    DiagnosisJson(DiagnosisReport report) {
        this.report = report;
    }

    /** The object of design section 4. */
    String text() {
        Rule rule = report.diagnosis().best().rule();
        return JsonOutput.object(json -> {
            json.writeStringField("failure", rule.name());
            json.writeStringField("say", rule.say());
            json.writeStringField("why", rule.why());
            JsonOutput.texts(json, "fix", rule.fix());
            JsonOutput.words(json, "because", report.because());
            JsonOutput.words(json, "places", places());
            JsonOutput.texts(json, "candidates", report.diagnosis().candidates());
            if (report.session().isEmpty()) {
                json.writeNullField("session");
            } else {
                session(json, report.session().get());
            }
            json.writeStringField("next", report.next());
        });
    }

    private static void session(JsonGenerator json, DiagnosisTarget.Session session) throws IOException {
        json.writeObjectFieldStart("session");
        json.writeStringField("id", session.id().value());
        json.writeStringField("transcript", session.transcript().orElse(null));
        json.writeStringField("project", session.project().orElse(null));
        json.writeBooleanField("running", session.pid().isPresent());
        if (session.state().isPresent()) {
            state(json, session.state().get());
        }
        json.writeEndObject();
    }

    private static void state(JsonGenerator json, LiveState state) throws IOException {
        json.writeObjectFieldStart("state");
        json.writeStringField("name", state.state());
        json.writeStringField("kind", state.kind().orElse(null));
        json.writeStringField(
                "message", state.message().map(DiagnosisReport::clean).orElse(null));
        json.writeStringField("source", state.source().id());
        json.writeEndObject();
    }

    private Map<String, String> places() {
        Map<String, String> clean = new LinkedHashMap<>();
        report.places().forEach((fact, place) -> clean.put(fact, DiagnosisReport.clean(place)));
        return clean;
    }
}
