package dev.belay.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.cases.Case;
import dev.belay.command.RuleWords;
import dev.belay.diagnose.Diagnosis;
import dev.belay.diagnose.Finding;
import dev.belay.diagnose.Recovery;
import dev.belay.diagnose.Rule;
import dev.belay.diagnose.Rulebook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The documents that are made from rules and cases say what those say. */
class DocumentsTest {
    private static final String HOW = "scripts/test -Dbelay.regenerate=true";
    private static final Rulebook RULES = RuleFiles.ours();

    @Test
    void theCatalogueSaysWhatTheRulesSay() throws IOException {
        assertTrue(RULES.rules().size() >= 47, "only " + RULES.rules().size() + " rules");
        StringBuilder text = new StringBuilder("# Failures\n\nMade from `config/failures/*.json` by `" + HOW
                + "`; `belay failures` prints the same. The exit status is that of an unattended run that gives up on\n"
                + "it: 75 worth starting again later, 77 a person is needed, 78 something must be set up differently,\n"
                + "64 and 66 the same start would fail again. A restart of a service manager makes sense after 75 only.\n"
                + "\n| failure | what happened | kind | what Belay does | exit status |\n|---|---|---|---|---|\n");
        for (Rule rule : RULES.rules()) {
            text.append("| [`%s`](#%s) | %s | %s | %s | %s |%n"
                    .formatted(
                            rule.name(),
                            rule.name(),
                            rule.say(),
                            rule.kind().id(),
                            rule.recover().stream().map(Recovery::id).collect(Collectors.joining(", ")),
                            RuleWords.end(rule).isPresent() ? rule.response().exitStatus() : ""));
        }
        RULES.rules().forEach(rule -> section(text, rule));
        holds(Path.of("docs", "reference", "failures.md"), text.toString());
    }

    private static void section(StringBuilder text, Rule rule) {
        text.append("\n## ").append(rule.name()).append("\n\n").append(rule.say());
        text.append("\n\n").append(rule.why()).append("\n\n");
        fixes(text, rule.fix());
        for (RuleWords.Special special : RuleWords.specials(rule)) {
            text.append("\nWith ").append(special.provider().title()).append(":\n\n");
            special.sentences().forEach(sentence -> text.append(sentence).append("\n\n"));
            fixes(text, special.fix());
        }
        if (!rule.seen().isEmpty()) {
            text.append("\nSeen: ").append(String.join(", ", rule.seen())).append('\n');
        }
    }

    private static void fixes(StringBuilder text, List<String> fixes) {
        fixes.forEach(fix -> text.append("- ").append(fix).append('\n'));
    }

    @Test
    void theRankingSaysWhichOfTwoRulesWinsWhereBothHold() throws IOException {
        Map<String, List<String>> pairs = new TreeMap<>();
        for (Case one : Case.all()) {
            Diagnosis diagnosis = RULES.diagnose(one.evidence());
            List<Finding> findings = new ArrayList<>(diagnosis.others());
            findings.add(0, diagnosis.best());
            for (int i = 0; i < findings.size(); i++) {
                for (int j = i + 1; j < findings.size(); j++) {
                    Finding winner = findings.get(i);
                    Finding other = findings.get(j);
                    pairs.computeIfAbsent(
                                    "| `%s` | `%s` | %s |"
                                            .formatted(
                                                    winner.rule().name(),
                                                    other.rule().name(),
                                                    winner.over(other)),
                                    key -> new ArrayList<>())
                            .add(one.name());
                }
            }
        }
        assertTrue(pairs.size() > 50, "only " + pairs.size() + " pairs hold together");
        StringBuilder text = new StringBuilder("# Ranking\n\nFor each two rules that hold together in some case under"
                + " `src/test/cases`: which of them wins, and why. Made by `" + HOW
                + "`.\n\n| wins | over | because it | for instance |\n|---|---|---|---|\n");
        pairs.forEach((pair, cases) ->
                text.append(pair).append(" ").append(cases.get(0)).append(" |\n"));
        holds(Path.of("docs", "reference", "ranking.md"), text.toString());
    }

    private static void holds(Path file, String text) throws IOException {
        if (Boolean.getBoolean("belay.regenerate")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
        assertEquals(
                text,
                Files.exists(file) ? Files.readString(file) : "",
                file + " is not what rules and cases say; make it again with: " + HOW);
    }
}
