package dev.belay.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.belay.console.Console;
import dev.belay.console.JsonOutput;
import dev.belay.diagnose.Recovery;
import dev.belay.diagnose.Rule;
import dev.belay.diagnose.Rulebook;
import dev.belay.evidence.ExitStatus;
import dev.belay.rules.RuleFileException;
import dev.belay.rules.RuleFiles;
import dev.belay.settings.UsageException;
import dev.belay.text.Paragraph;
import dev.belay.text.Untrusted;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code belay failures [NAME] [--json]}: the catalogue, or all that is known of one class. Reads rules, changes nothing. */
public final class Failures {
    private static final int LONGEST = 500;
    private static final int WIDTH = 100;

    private Failures() {}

    /** Runs the command and returns its exit status: 0; 64 for a usage error; 66 for an unknown failure; 78 for a broken rule. */
    public static int run(
            List<String> arguments,
            PrintStream out,
            PrintStream errors,
            Map<String, String> environment,
            Console console) {
        try {
            boolean json = arguments.contains("--json");
            List<String> names = new ArrayList<>(arguments);
            names.remove("--json");
            for (String name : names) {
                if (name.startsWith("-") || names.size() > 1) {
                    throw UsageException.unknown(name, "failures");
                }
            }
            Rulebook rules = RuleFiles.load(environment);
            List<Rule> shown = names.isEmpty() ? rules.rules() : List.of(named(names.get(0), rules));
            out.print(
                    json
                            ? json(shown)
                            : names.isEmpty()
                                    ? catalogue(shown, console.width())
                                    : page(shown.get(0), console.width()));
            return 0;
        } catch (UsageException wrong) {
            console.complain(errors, "failures", wrong.getMessage());
            return wrong.status();
        } catch (RuleFileException broken) {
            console.complain(errors, "failures", broken.getMessage());
            return ExitStatus.SETTINGS;
        }
    }

    private static Rule named(String name, Rulebook rules) throws UsageException {
        return rules.named(name)
                .orElseThrow(() -> new UsageException(
                        ExitStatus.NO_INPUT, "unknown failure '" + name + "' (run `belay failures` for the list)"));
    }

    private static String catalogue(List<Rule> rules, int columns) {
        int width = rules.stream().mapToInt(rule -> rule.name().length()).max().orElse(0);
        StringBuilder text = new StringBuilder();
        for (Rule rule : rules) {
            String name = String.format("%-" + width + "s  ", rule.name());
            text.append(Paragraph.of(name, clean(rule.say()), columns)).append('\n');
        }
        return text.toString();
    }

    private static String page(Rule rule, int columns) {
        int width = columns > 0 ? Math.min(columns, WIDTH) : WIDTH;
        StringBuilder text = new StringBuilder();
        text.append(rule.name()).append("\n\n");
        text.append(Paragraph.of(clean(rule.say()), width, "")).append("\n\n");
        text.append(Paragraph.of(clean(rule.why()), width, "")).append("\n\n");
        fixes(text.append("What to do\n"), rule.fix(), width);
        for (RuleWords.Special special : RuleWords.specials(rule)) {
            text.append("\nWith ").append(special.provider().title()).append('\n');
            special.sentences().forEach(sentence -> text.append(Paragraph.of(clean(sentence), width, ""))
                    .append('\n'));
            fixes(text, special.fix(), width);
        }
        text.append('\n').append(Paragraph.of("What Belay does: ", RuleWords.ladder(rule), width));
        RuleWords.end(rule)
                .ifPresent(end -> text.append('\n').append(Paragraph.of("Unattended, when it gives up: ", end, width)));
        if (!rule.seen().isEmpty()) {
            String seen = clean(String.join(", ", rule.seen()));
            text.append("\n\n").append(Paragraph.of("Seen: ", seen, width));
        }
        return text.append('\n').toString();
    }

    private static void fixes(StringBuilder text, List<String> fixes, int width) {
        for (String fix : fixes) {
            text.append(Paragraph.of("  - ", clean(fix), width)).append('\n');
        }
    }

    private static String json(List<Rule> rules) {
        return JsonOutput.object(json -> {
            json.writeArrayFieldStart("failures");
            for (Rule rule : rules) {
                write(json, rule);
            }
            json.writeEndArray();
        });
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

    /** The user's own rules are text from outside, too. */
    private static String clean(String text) {
        return Untrusted.line(text, 8 * LONGEST);
    }
}
