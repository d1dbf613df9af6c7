package dev.belay.command;

import dev.belay.diagnose.Rule;
import dev.belay.text.Paragraph;
import dev.belay.text.Untrusted;
import java.util.List;

/** The catalogue of failures, and all that is known of one, for a person. */
final class FailurePage {
    private static final int LONGEST = 500;
    private static final int WIDTH = 100;

    private FailurePage() {}

    static String catalogue(List<Rule> rules, int columns) {
        int width = rules.stream().mapToInt(rule -> rule.name().length()).max().orElse(0);
        StringBuilder text = new StringBuilder();
        for (Rule rule : rules) {
            String name = String.format("%-" + width + "s  ", rule.name());
            text.append(Paragraph.of(name, clean(rule.say()), columns)).append('\n');
        }
        return text.toString();
    }

    /** One class. */
    static String of(Rule rule, int columns) {
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

    /** The user's own rules are text from outside, too. */
    private static String clean(String text) {
        return Untrusted.line(text, 8 * LONGEST);
    }
}
