package dev.belay.command;

import dev.belay.diagnose.Diagnosis;
import dev.belay.diagnose.Rule;
import dev.belay.evidence.SessionId;
import dev.belay.text.Redaction;
import dev.belay.text.Untrusted;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code belay diagnose} prints of a diagnosis, for a person and as JSON. Pure: strings out. All that comes from
 * transcripts and screens leaves it without control characters and secrets.
 *
 * @param diagnosis what was found
 * @param session the session, or nothing for pasted text
 */
public record DiagnosisReport(Diagnosis diagnosis, Optional<Session> session) {
    private static final int WIDTH = 100;
    private static final int LONGEST = 400;

    /**
     * A session as the report names it.
     *
     * @param transcript the path of its transcript
     * @param project the folder in which it was started
     */
    public record Session(SessionId id, String transcript, String project) {}

    /** The report on text that somebody pasted. */
    public static DiagnosisReport ofPasted(Diagnosis diagnosis) {
        return new DiagnosisReport(diagnosis, Optional.empty());
    }

    /** The exit status of the command: 0 when it could say, 1 when it is unexplained. */
    public int status() {
        return diagnosis.unexplained() ? 1 : 0;
    }

    /** The command to type next. */
    public String next() {
        String first = diagnosis.best().rule().recover().get(0);
        if (session.isEmpty()) {
            return "belay failures " + diagnosis.failure();
        }
        String id = session.get().id().value();
        return switch (first) {
            case "leave" -> "claude --resume " + id;
            case "restart" -> "belay sessions --all";
            default -> "belay resume " + id;
        };
    }

    /** For a person. */
    public String text() {
        Rule rule = diagnosis.best().rule();
        StringBuilder text = new StringBuilder();
        text.append(rule.name()).append(": ").append(rule.say()).append("\n\n");
        text.append(Paragraph.of(rule.why(), WIDTH, "")).append('\n');
        because().forEach((fact, value) -> text.append("\nbecause  ")
                .append(Paragraph.of(fact + ": " + value, WIDTH - 9, "         ")));
        text.append(because().isEmpty() ? "" : "\n");
        for (String fix : rule.fix()) {
            text.append("\nfix      ").append(Paragraph.of(fix, WIDTH - 9, "         "));
        }
        text.append('\n');
        if (!diagnosis.candidates().isEmpty()) {
            text.append("\nor else  ").append(String.join(", ", diagnosis.candidates()));
        }
        session.ifPresent(known -> text.append("\nsession  ")
                .append(known.id())
                .append("\n         ")
                .append(clean(known.transcript())));
        return text.append("\nnext     ").append(next()).append('\n').toString();
    }

    /** The object of design section 4. */
    public String json() {
        Rule rule = diagnosis.best().rule();
        return Json.object(json -> {
            json.writeStringField("failure", rule.name());
            json.writeStringField("say", rule.say());
            json.writeStringField("why", rule.why());
            Json.texts(json, "fix", rule.fix());
            Json.words(json, "because", because());
            Json.texts(json, "candidates", diagnosis.candidates());
            if (session.isEmpty()) {
                json.writeNullField("session");
            } else {
                json.writeObjectFieldStart("session");
                json.writeStringField("id", session.get().id().value());
                json.writeStringField("transcript", session.get().transcript());
                json.writeStringField("project", session.get().project());
                json.writeEndObject();
            }
            json.writeStringField("next", next());
        });
    }

    private Map<String, String> because() {
        Map<String, String> clean = new LinkedHashMap<>();
        diagnosis.best().because().forEach((fact, value) -> clean.put(fact, clean(value)));
        return clean;
    }

    private static String clean(String text) {
        return Redaction.redact(Untrusted.line(text, LONGEST));
    }
}
