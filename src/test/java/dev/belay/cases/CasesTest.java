package dev.belay.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.diagnose.Diagnosis;
import dev.belay.diagnose.Finding;
import dev.belay.diagnose.Rule;
import dev.belay.diagnose.Rulebook;
import dev.belay.rules.RuleFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each folder under {@code src/test/cases} gets the name that it bears. */
class CasesTest {
    private static final Rulebook RULES = RuleFiles.ours();

    @Test
    void givesEachCaseItsClass() {
        List<String> wrong = new ArrayList<>();
        for (Case one : cases()) {
            Diagnosis diagnosis = RULES.diagnose(one.evidence());
            if (!diagnosis.failure().equals(one.failure())) {
                wrong.add(one + " was " + diagnosis.failure() + " "
                        + diagnosis.best().because() + " then " + diagnosis.candidates());
            }
        }
        assertTrue(wrong.isEmpty(), () -> wrong.size() + " wrong:\n" + String.join("\n", wrong));
    }

    @Test
    void knowsWhichOfTwoFindingsIsBetterInEachCase() {
        List<String> ties = new ArrayList<>();
        for (Case one : cases()) {
            Diagnosis diagnosis = RULES.diagnose(one.evidence());
            List<Finding> findings = new ArrayList<>(diagnosis.others());
            findings.add(0, diagnosis.best());
            for (int i = 1; i < findings.size(); i++) {
                if (findings.get(i - 1).ties(findings.get(i))) {
                    ties.add(one + ": " + findings.get(i - 1).rule().name() + " and "
                            + findings.get(i).rule().name());
                }
            }
        }
        assertTrue(ties.isEmpty(), () -> String.join("\n", ties));
    }

    @Test
    void hasACaseThatFitsAndANearMissForEachClass() {
        Set<String> hits = cases().stream().map(Case::failure).collect(Collectors.toCollection(TreeSet::new));
        Set<String> misses =
                cases().stream().flatMap(one -> one.near().stream()).collect(Collectors.toCollection(TreeSet::new));
        Set<String> classes = RULES.rules().stream().map(Rule::name).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(classes, hits, "classes and folders of cases");
        assertEquals(classes, misses, "classes and near misses");
    }

    @Test
    void filesNoNearMissUnderTheClassThatItIsNot() {
        for (Case one : cases()) {
            assertFalse(one.near().contains(one.failure()), one + " is near to itself");
        }
    }

    /** An empty one would prove nothing. */
    @Test
    void leavesNoCaseAsTheSkeletonThatItWasMadeFrom() throws IOException {
        for (Case one : cases()) {
            try (Stream<Path> files = Files.list(one.folder())) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                    assertFalse(
                            text.equals("the message as it was reported\n")
                                    || text.equals("the message, quoted by somebody else\n"),
                            file + " is still to be filled in");
                }
            }
        }
    }

    private static List<Case> cases() {
        List<Case> cases = Case.all();
        assertTrue(cases.size() > 100, "only " + cases.size() + " cases");
        return cases;
    }
}
