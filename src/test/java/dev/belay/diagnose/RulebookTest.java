package dev.belay.diagnose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.diagnose.criterion.Criterion;
import dev.belay.evidence.ApiError;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.Exit;
import dev.belay.evidence.Hooks;
import dev.belay.evidence.Screen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RulebookTest {
    private static final Evidence KILLED = Evidence.of(Instant.EPOCH, new Exit.Signal(9, "SIGKILL"));
    private static final Evidence PASTED = Evidence.of(Instant.EPOCH, new Exit.Unseen());

    private static Rule rule(String name, String... criteria) {
        Map<String, Criterion> row = new java.util.LinkedHashMap<>();
        for (int i = 0; i < criteria.length; i += 2) {
            row.put(criteria[i], Criterion.of(criteria[i + 1]));
        }
        return new Rule(
                name,
                Advice.everywhere("", "", List.of()),
                row.isEmpty() ? List.of() : List.of(row),
                Response.of(Kind.LATER, Recovery.RESUME),
                List.of());
    }

    private static Diagnosis diagnose(Evidence evidence, Rule... rules) {
        List<Rule> all = new ArrayList<>(List.of(rules));
        all.add(rule(Rulebook.UNEXPLAINED));
        return new Rulebook(all).diagnose(evidence);
    }

    @Test
    void isUnexplainedWhenNoRuleHolds() {
        Diagnosis diagnosis = diagnose(KILLED, rule("a", "exit.code", "1"));
        assertTrue(diagnosis.unexplained());
        assertEquals("SIGKILL", diagnosis.best().because().get("exit.signal"));
    }

    @Test
    void believesTheWordsOfAnErrorMoreThanItsStatus() {
        Evidence evidence = PASTED.with(new Screen(
                "Failed to authenticate. API Error: 403 {\"type\":\"permission_error\",\"message\":\"no credit\"}",
                true));
        Rule status = rule("status", "screen", "/(?:Failed to authenticate\\. )?API Error:? ?403/");
        Rule code = rule("code", "screen", "/permission_error/");
        Rule words = rule("words", "screen", "/no credit/");
        Diagnosis diagnosis = diagnose(evidence, status, words, code);
        assertEquals("words", diagnosis.failure());
        assertEquals(List.of("code", "status"), diagnosis.candidates());
        assertEquals(
                "reads more than the status or the code",
                diagnosis.best().over(diagnosis.others().get(0)));
    }

    @Test
    void trustsTheExitMoreThanTheScreen() {
        Evidence evidence = KILLED.with(new Screen("limit reached", true));
        Diagnosis diagnosis =
                diagnose(evidence, rule("words", "screen", "/limit reached/"), rule("death", "exit.signal", "SIGKILL"));
        assertEquals("death", diagnosis.failure());
        assertEquals(List.of("words"), diagnosis.candidates());
        assertEquals(
                "exit.signal is trusted more than screen",
                diagnosis.best().over(diagnosis.others().get(0)));
    }

    @Test
    void prefersTheRuleThatAlsoExplainsAnotherFact() {
        Evidence evidence = KILLED.with(new Screen("limit reached", true));
        assertEquals(
                "both",
                diagnose(
                                evidence,
                                rule("one", "exit.signal", "SIGKILL"),
                                rule("both", "exit.signal", "SIGKILL", "screen", "/limit/"))
                        .failure());
    }

    @Test
    void anAbsenceGuardsButDoesNotTestify() {
        Diagnosis diagnosis = diagnose(
                PASTED.with(new Screen("limit", true)),
                rule("guarded", "transcript.error", "none", "screen.mention", "/limit/"),
                rule("plain", "screen", "/limit/"));
        assertEquals("plain", diagnosis.failure());
        assertEquals(
                List.of("screen.mention"),
                List.copyOf(diagnosis.others().get(0).because().keySet()));
    }

    @Test
    void whatExplainsMoreOfTheTextWins() {
        Diagnosis diagnosis = diagnose(
                PASTED.with(new Screen("API Error: 400 prompt is too long", true)),
                rule("any", "screen", "/API Error: 400/"),
                rule("full", "screen", "/prompt is too long/"));
        assertEquals("full", diagnosis.failure());
    }

    @Test
    void twoRulesThatNothingTellsApartTie() {
        Diagnosis diagnosis =
                diagnose(KILLED, rule("a", "exit.signal", "SIGKILL"), rule("b", "exit.signal", "SIGKILL"));
        assertTrue(diagnosis.best().ties(diagnosis.others().get(0)));
    }

    @Test
    void anErrorIsFoundWhereverTheClientReportedIt() {
        ApiError error =
                new ApiError("Prompt is too long", Optional.empty(), OptionalInt.empty(), Optional.empty(), -1);
        Rule full = rule("full", Rulebook.ERROR, "/too long/");
        Hooks hooks = new Hooks(true, false, Optional.of(error), Optional.empty(), Optional.empty(), false);
        assertEquals(
                Map.of("hooks.stop-failure", "Prompt is too long"),
                diagnose(PASTED.with(hooks), full).best().because());
        assertEquals(
                Map.of("screen", "Prompt is too long"),
                diagnose(PASTED.with(new Screen("Prompt is too long", true)), full)
                        .best()
                        .because());
    }

    @Test
    void needsARuleForWhatNothingExplains() {
        List<Rule> none = List.of(rule("a", "exit.code", "1"));
        assertThrows(IllegalArgumentException.class, () -> new Rulebook(none));
    }
}
