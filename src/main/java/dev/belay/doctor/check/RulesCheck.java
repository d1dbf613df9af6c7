package dev.belay.doctor.check;

import dev.belay.doctor.Amount;
import dev.belay.doctor.Check;
import dev.belay.doctor.CheckContext;
import dev.belay.doctor.Findings;
import dev.belay.rules.LoadedRules;
import dev.belay.rules.RuleFileException;
import dev.belay.rules.RuleFiles;

/** Whether the user's own rules can be used; what is broken is left out by everything else. */
final class RulesCheck implements Check {
    @Override
    public String name() {
        return "rules";
    }

    @Override
    public void look(CheckContext context, Findings findings) {
        LoadedRules loaded = RuleFiles.load(context.environment());
        for (RuleFileException broken : loaded.broken()) {
            findings.warn(
                    broken.getMessage(),
                    "Repair it, or move it away: until then this rule is left out (`belay failures --help` has its keys).");
        }
        findings.ok(
                loaded.own() == 0
                        ? "Belay's own rules only"
                        : Amount.of(loaded.own(), "rule") + " of your own, all valid");
    }
}
