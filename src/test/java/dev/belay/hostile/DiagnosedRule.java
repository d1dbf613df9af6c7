package dev.belay.hostile;

import dev.belay.cases.Case;
import dev.belay.diagnose.Diagnosis;
import dev.belay.diagnose.Rulebook;
import dev.belay.evidence.Evidence;
import dev.belay.report.FixText;
import dev.belay.text.Untrusted;
import java.util.List;
import java.util.Optional;

/** What a rule of somebody else's makes of cases: its words are printed. */
final class DiagnosedRule {
    private final List<Evidence> cases = Case.all().stream()
            .filter(one -> one.failure().equals("overloaded"))
            .limit(3)
            .map(Case::evidence)
            .toList();

    String by(Rulebook rules) {
        StringBuilder said = new StringBuilder();
        for (Evidence evidence : cases) {
            Diagnosis diagnosis = rules.diagnose(evidence);
            said.append(Untrusted.line(diagnosis.best().rule().say())).append('\n');
            FixText.of(diagnosis.best().rule(), Optional.empty())
                    .forEach(fix -> said.append(Untrusted.line(fix)).append('\n'));
        }
        return said.toString();
    }
}
