package dev.belay.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.command.diagnosis.input.PastedText;
import dev.belay.diagnose.Diagnosis;
import dev.belay.diagnose.Kind;
import dev.belay.diagnose.Rulebook;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each wording of the rule files has its near misses: the same words, said by somebody else. None of them is a failure. */
class NearMissesTest {
    private static final Rulebook RULES = RuleFiles.ours();

    @Test
    void hasAnExampleOfEachWording() throws IOException {
        List<String> without = new ArrayList<>();
        Set<String> wordings = Wordings.all();
        assertTrue(wordings.size() > 1000, "only " + wordings.size() + " wordings");
        for (String wording : wordings) {
            if (!RegexExample.fits(wording, RegexExample.of(wording))) {
                without.add(wording + " but for example " + RegexExample.of(wording));
            }
        }
        assertEquals(List.of(), without);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "● Bash(cat notes.txt)\n  ⎿  %s\n\n● That is what the old log says, and it is settled.\n\n❯ \n",
                "The third page of the manual explains the words “%s” and what they mean.",
                "docs/notes.txt:12: %s",
                "    assertTrue(message.contains(\"%s\"));",
                "@@ -1,2 +1,3 @@\n first\n+%s\n last\n"
            })
    void namesNoWordingThatSomebodyElseSays(String form) throws IOException {
        Map<String, String> named = new ConcurrentSkipListMap<>();
        Wordings.all().parallelStream().forEach(wording -> {
            Diagnosis diagnosis = PastedText.diagnose(RULES, form.formatted(RegexExample.of(wording)), Instant.EPOCH);
            if (!diagnosis.unexplained() && diagnosis.best().rule().kind() != Kind.CLEAN) {
                named.put(wording, diagnosis.failure() + " " + diagnosis.best().because());
            }
        });
        assertEquals(Map.of(), named);
    }
}
