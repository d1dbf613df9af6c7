package dev.belay.rules;

import dev.belay.diagnose.Rulebook;
import java.util.List;

/**
 * The rules that hold.
 *
 * @param own how many of them are the user's
 * @param broken files of the user's that cannot be used: they are left out, and where one was to take the place of a rule of
 *     ours, that one holds
 */
public record LoadedRules(Rulebook rulebook, int own, List<RuleFileException> broken) {
    public LoadedRules {
        broken = List.copyOf(broken);
    }
}
