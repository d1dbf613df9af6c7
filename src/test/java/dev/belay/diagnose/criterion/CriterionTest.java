package dev.belay.diagnose.criterion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CriterionTest {

    private static boolean holds(String criterion, String value) {
        return Criterion.of(criterion).match(NormalizedText.of(value)).isPresent();
    }

    @Test
    void aLiteralIsTheWholeValue() {
        assertTrue(holds("SIGKILL", "SIGKILL"));
        assertFalse(holds("SIG", "SIGKILL"));
        assertTrue(holds("none", "none"));
    }

    @Test
    void aNumberIsCompared() {
        assertTrue(holds(">=3", "3"));
        assertFalse(holds(">=3", "2"));
        assertTrue(holds("<10", "9"));
        assertFalse(holds("<10", "10"));
    }

    @ParameterizedTest
    @ValueSource(strings = {">=0", "<9", "/./", "/none|unknown/"})
    void whatIsAbsentOrUnknownHasNoNumberAndNoWords(String criterion) {
        assertFalse(holds(criterion, "none"));
        assertFalse(holds(criterion, "unknown"));
    }

    @Test
    void aListIsAnyOfItsCriteria() {
        Criterion any = Criterion.anyOf(List.of(Criterion.of("134"), Criterion.of("/^13[67]$/")));
        assertTrue(any.match(NormalizedText.of("137")).isPresent());
        assertTrue(any.match(NormalizedText.of("134")).isPresent());
        assertFalse(any.match(NormalizedText.of("135")).isPresent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/.{0,500}cause/",
                "/cause.{0,500}/",
                "/(?:error|cause) .{0,400}[^x]{0,60} end/",
                "/begin.*cause/"
            })
    void readsAsFarAroundItsLettersAsItAsks(String criterion) {
        String text = "x\n".repeat(3000) + "begin " + "word ".repeat(70) + "cause" + " word".repeat(70) + " end"
                + "\nx".repeat(3000);
        Match match = Criterion.of(criterion).match(NormalizedText.of(text)).orElseThrow();
        assertTrue(match.length() > 300, match::toString);
    }

    @Test
    void caseMattersOnlyWithoutItsFlag() {
        assertFalse(holds("/out of memory/", "Out of Memory"));
        assertTrue(holds("/out of memory/i", "Out of Memory"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the prompt is too long",
                "the prompt is\n     too long",
                "the prom\npt is too lo\n     ng",
                "│ the prompt is too │\n│ long              │",
                "> the prompt is\n> too long",
                "the prompt\u00a0is too long"
            })
    void aRegexReadsTextHoweverItWasWrapped(String text) {
        assertTrue(holds("/prompt is too long/", text), text);
    }

    @Test
    void aWrapDoesNotMoveTheExcerptOutOfItsPlace() {
        Match match = Criterion.of("/prompt is too long/")
                .match(NormalizedText.of("first\n> go on\nthe prompt is\n  too long, sorry\nlast"))
                .orElseThrow();
        assertEquals("the prompt is too long, sorry", match.excerpt());
        assertEquals(1, match.turn());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/abc", "/a/x", "//x", ">=x", "<"})
    void refusesWhatIsNeither(String criterion) {
        assertThrows(IllegalArgumentException.class, () -> Criterion.of(criterion));
    }

    @Test
    void refusesABrokenRegexWhenAsked() {
        Criterion broken = Criterion.of("/(/");
        assertThrows(IllegalArgumentException.class, broken::check);
    }

    @Test
    void givesUpOnARegexThatBacktracksWithoutEnd() {
        assertFalse(holds("/(x+x+)+y/", "x".repeat(60)));
    }

    @Test
    void givesUpOnARegexThatRecursesTooDeep() {
        assertFalse(holds("/^(?:a|b)*c/", "ab".repeat(1_000_000)));
    }

    @Test
    void theLaterPromptWinsThenTheLongerMatchThenTheLaterPlace() {
        Criterion limit = Criterion.of("/limit(?: reached)?/");
        assertEquals(
                1,
                limit.match(NormalizedText.of("limit reached\n> go on\nlimit"))
                        .orElseThrow()
                        .turn());
        assertEquals(
                13,
                limit.match(NormalizedText.of("limit reached\nlimit"))
                        .orElseThrow()
                        .length());
        assertEquals(
                6, limit.match(NormalizedText.of("limit\nlimit")).orElseThrow().position());
    }

    @Test
    void aMenuAndAnEmptyInputLineAreNoPrompts() {
        assertEquals(
                0,
                Criterion.of("/limit/")
                        .match(NormalizedText.of("❯ 1. Yes\n> \n❯\nlimit"))
                        .orElseThrow()
                        .turn());
    }
}
