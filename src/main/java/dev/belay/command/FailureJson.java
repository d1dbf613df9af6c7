package dev.belay.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.belay.console.JsonOutput;
import dev.belay.diagnose.Recovery;
import dev.belay.diagnose.Rule;
import java.io.IOException;
import java.util.List;

/** The catalogue of failures for a program. */
final class FailureJson {
    private FailureJson() {}

    /** The fields of the JSON object. */
    static void write(JsonGenerator json, List<Rule> rules) throws IOException {
        json.writeArrayFieldStart("failures");
        for (Rule rule : rules) {
            write(json, rule);
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, Rule rule) throws IOException {
        json.writeStartObject();
        json.writeStringField("failure", rule.name());
        advice(json, rule);
        json.writeObjectFieldStart("providers");
        for (RuleWords.Special special : RuleWords.specials(rule)) {
            json.writeObjectFieldStart(special.provider().id());
            advice(json, rule.on(special.provider()));
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeStringField("kind", rule.kind().id());
        JsonOutput.texts(
                json, "recover", rule.recover().stream().map(Recovery::id).toList());
        json.writeNumberField("status", rule.response().exitStatus());
        JsonOutput.texts(json, "seen", rule.seen());
        json.writeEndObject();
    }

    private static void advice(JsonGenerator json, Rule rule) throws IOException {
        json.writeStringField("say", rule.say());
        json.writeStringField("why", rule.why());
        JsonOutput.texts(json, "fix", rule.fix());
    }
}
