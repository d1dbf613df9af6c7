package dev.belay.command;

import dev.belay.command.diagnosis.ConsoleRules;
import dev.belay.console.Console;
import dev.belay.diagnose.Rule;
import dev.belay.diagnose.Rulebook;
import dev.belay.settings.Nearest;
import dev.belay.settings.UsageException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The rules that {@code belay failures} is asked for. */
final class FailureArgument {
    private static final int MOST = 5;

    private FailureArgument() {}

    /**
     * The one of this name, or all.
     *
     * @throws UsageException when there is none of this name
     */
    static List<Rule> rules(Optional<String> name, Console console) throws UsageException {
        Rulebook rules = ConsoleRules.load(console);
        return name.isEmpty() ? rules.rules() : List.of(named(name.get(), rules));
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
        throw UsageException.noInput("unknown failure '" + name + "' (" + hint + ")");
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
}
