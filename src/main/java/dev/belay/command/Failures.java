package dev.belay.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.belay.diagnose.Rule;
import dev.belay.diagnose.Rulebook;
import dev.belay.rules.RuleFileException;
import dev.belay.rules.RuleFiles;
import dev.belay.settings.UsageException;
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

    /** Runs the command and returns its exit status: 0; 64 for wrong words; 66 for an unknown class; 78 for a broken rule. */
    public static int run(List<String> words, PrintStream out, PrintStream errors, Map<String, String> environment) {
        try {
            boolean json = words.contains("--json");
            List<String> names = new ArrayList<>(words);
            names.remove("--json");
            for (String name : names) {
                if (name.startsWith("-") || names.size() > 1) {
                    throw new UsageException(
                            UsageException.USAGE, "unknown word '" + name + "' (belay failures [NAME] [--json])");
                }
            }
            Rulebook rules = RuleFiles.load(environment);
            List<Rule> shown = names.isEmpty() ? rules.rules() : List.of(named(names.get(0), rules));
            out.print(json ? json(shown) : names.isEmpty() ? catalogue(shown) : page(shown.get(0)));
            return 0;
        } catch (UsageException wrong) {
            errors.print("belay: " + Untrusted.line(wrong.getMessage(), LONGEST) + "\n");
            return wrong.status();
        } catch (RuleFileException broken) {
            errors.print("belay: " + Untrusted.line(broken.getMessage(), 4 * LONGEST) + "\n");
            return UsageException.SETTINGS;
        }
    }

    private static Rule named(String name, Rulebook rules) throws UsageException {
        return rules.named(name)
                .orElseThrow(() -> new UsageException(
                        UsageException.NO_INPUT,
                        "there is no failure '" + name + "'; 'belay failures' lists those that there are"));
    }

    private static String catalogue(List<Rule> rules) {
        int width = rules.stream().mapToInt(rule -> rule.name().length()).max().orElse(0);
        StringBuilder text = new StringBuilder();
        for (Rule rule : rules) {
            text.append(String.format("%-" + width + "s  %s%n", rule.name(), clean(rule.say())));
        }
        return text.toString();
    }

    private static String page(Rule rule) {
        StringBuilder text = new StringBuilder();
        text.append(rule.name()).append("\n\n").append(clean(rule.say())).append("\n\n");
        text.append(Paragraph.of(clean(rule.why()), WIDTH, "")).append("\n\n");
        text.append("What to do\n");
        for (String fix : rule.fix()) {
            text.append("  - ")
                    .append(Paragraph.of(clean(fix), WIDTH - 4, "    "))
                    .append('\n');
        }
        text.append("\nWhat Belay does: ").append(String.join(", then ", rule.recover()));
        if (!rule.seen().isEmpty()) {
            String seen = clean(String.join(", ", rule.seen()));
            text.append("\n\nSeen: ").append(Paragraph.of(seen, WIDTH, "  "));
        }
        return text.append('\n').toString();
    }

    private static String json(List<Rule> rules) {
        return Json.object(json -> {
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
        json.writeStringField("say", rule.say());
        json.writeStringField("why", rule.why());
        Json.texts(json, "fix", rule.fix());
        Json.texts(json, "recover", rule.recover());
        Json.texts(json, "seen", rule.seen());
        json.writeEndObject();
    }

    /** The user's own rules are text from outside, too. */
    private static String clean(String text) {
        return Untrusted.line(text, 8 * LONGEST);
    }
}
