package dev.belay.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.belay.command.diagnosis.ConsoleRules;
import dev.belay.console.Arguments;
import dev.belay.console.Command;
import dev.belay.console.Console;
import dev.belay.console.JsonOutput;
import dev.belay.diagnose.Recovery;
import dev.belay.diagnose.Rule;
import dev.belay.diagnose.Rulebook;
import dev.belay.evidence.ExitStatus;
import dev.belay.settings.Nearest;
import dev.belay.settings.UsageException;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code belay failures [NAME] [--json]}: the catalogue, or all that is known of one class. Reads rules, changes nothing. */
public final class Failures implements Command {
    private static final Arguments.Syntax SYNTAX =
            Arguments.Syntax.flags("failures", "--json").withOperand();
    private static final int MOST = 5;

    /** 0; 64 for a usage error; 66 for an unknown failure. */
    @Override
    public int run(List<String> arguments, Console console) throws UsageException {
        Arguments given = SYNTAX.parse(arguments);
        Rulebook rules = ConsoleRules.load(console);
        Optional<String> name = given.operand();
        List<Rule> shown = name.isEmpty() ? rules.rules() : List.of(named(name.get(), rules));
        if (given.has("--json")) {
            console.json(json -> write(json, shown));
        } else {
            console.out()
                    .print(
                            name.isEmpty()
                                    ? FailurePage.catalogue(shown, console.width())
                                    : FailurePage.of(shown.get(0), console.width()));
        }
        return ExitStatus.OK;
    }

    private static Rule named(String name, Rulebook rules) throws UsageException {
        Optional<Rule> rule = rules.named(name);
        if (rule.isPresent()) {
            return rule.get();
        }
        List<String> near = near(name, rules.rules().stream().map(Rule::name).toList());
        String hint = near.isEmpty()
                ? "run `belay failures` for the list"
                : "did you mean " + String.join(", ", near.subList(0, near.size() - 1))
                        + (near.size() > 1 ? " or " : "") + near.get(near.size() - 1) + "?";
        throw new UsageException(ExitStatus.NO_INPUT, "unknown failure '" + name + "' (" + hint + ")");
    }

    /** The names that contain it as a word or a part, and the one that is spelled almost like it. */
    private static List<String> near(String name, List<String> names) {
        String part = name.toLowerCase(Locale.ROOT);
        List<String> containing = part.length() < 2
                ? List.of()
                : names.stream()
                        .filter(candidate -> candidate.contains(part))
                        .limit(MOST)
                        .toList();
        return containing.isEmpty() ? Nearest.to(name, names).stream().toList() : containing;
    }

    private static void write(JsonGenerator json, List<Rule> rules) throws IOException {
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
