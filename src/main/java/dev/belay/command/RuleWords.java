package dev.belay.command;

import dev.belay.diagnose.Recovery;
import dev.belay.diagnose.Rule;
import java.util.List;
import java.util.stream.Collectors;

/** What a rule decides, in words for a person: {@code belay failures} and the documents say the same. */
public final class RuleWords {
    private RuleWords() {}

    /** The ladder: what is done first, and what each further time that it comes back. */
    public static String ladder(Rule rule) {
        return rule.recover().stream().map(Recovery::word).collect(Collectors.joining(", then "));
    }

    /** How an unattended run ends that gives up on it; nothing where none ever does. */
    public static String end(Rule rule) {
        List<Recovery> ladder = rule.recover();
        if (ladder.equals(List.of(Recovery.LEAVE))) {
            return "";
        }
        return rule.response().exitStatus() + " " + meaning(rule);
    }

    private static String meaning(Rule rule) {
        return rule.response().status().isPresent()
                ? "not tried again"
                : switch (rule.kind()) {
                    case CLEAN, LATER, LIMIT, NETWORK, MEMORY, STALLED -> "worth starting again later";
                    case POISON, DAMAGE, CREDENTIALS, PERSON -> "a person is needed";
                    case CONFIGURATION -> "something must be set up differently";
                };
    }
}
