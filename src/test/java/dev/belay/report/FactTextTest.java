package dev.belay.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.evidence.Liveness;
import dev.belay.evidence.Repetition;
import dev.belay.evidence.SessionFile;
import dev.belay.evidence.Transcript;
import dev.belay.evidence.dialog.Dialog;
import dev.belay.evidence.fact.Fact;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FactTextTest {
    private static final String ANY = "4711";

    /** The values that we have names for, and those that any fact may have. */
    private static List<String> values(Fact fact) {
        List<String> values = new ArrayList<>(List.of("none", "unknown", "true", "false", "0", ANY));
        switch (fact) {
            case TRANSCRIPT_ENDS_ON ->
                Arrays.stream(Transcript.Ending.values()).forEach(value -> values.add(value.id()));
            case TRANSCRIPT_REPETITION -> Arrays.stream(Repetition.values()).forEach(value -> values.add(value.id()));
            case SESSION_FILE -> Arrays.stream(SessionFile.values()).forEach(value -> values.add(value.id()));
            case CLIENT_DIALOG -> Arrays.stream(Dialog.values()).forEach(value -> values.add(value.id()));
            case CLIENT_ACTIVITY -> Arrays.stream(Liveness.Activity.values()).forEach(value -> values.add(value.id()));
            default -> {
                // Numbers and other people's words.
            }
        }
        return values;
    }

    @Test
    void noFactSaysItsIdToAPerson() {
        for (Fact fact : Fact.values()) {
            for (String value : values(fact)) {
                List<String> words = FactText.of(Map.of(fact.id(), value));
                assertEquals(1, words.size(), fact.id());
                assertTrue(words.get(0).contains(" "), fact + ": " + words);
                assertFalse(words.get(0).contains("{}"), fact + ": " + words);
                for (Fact other : Fact.values()) {
                    boolean id = other.id().contains(".") || other.id().contains("-");
                    assertFalse(id && words.get(0).contains(other.id()), fact + ": " + words);
                }
                boolean ours = value.contains("-");
                assertFalse(ours && words.get(0).contains(value), fact + ": " + words);
            }
        }
    }

    @Test
    void whatAFactQuotesIsInItsSentence() {
        for (Fact fact : List.of(
                Fact.EXIT_CODE,
                Fact.TRANSCRIPT_ERROR,
                Fact.TRANSCRIPT_ERROR_KIND,
                Fact.TRANSCRIPT_ERROR_DETAIL,
                Fact.RESULT_ERROR_STATUS,
                Fact.KERNEL_OOM_VICTIM,
                Fact.SCREEN,
                Fact.START_REFUSED,
                Fact.STALL_SECONDS)) {
            assertTrue(FactText.of(Map.of(fact.id(), ANY)).get(0).contains(ANY), fact.id());
        }
        assertEquals(List.of("memory limit: 512 MB"), FactText.of(Map.of("memory.limit", "536870912")));
        assertEquals(List.of("memory limit: much"), FactText.of(Map.of("memory.limit", "much")));
    }

    @Test
    void saysNothingTwice() {
        Map<String, String> because = new LinkedHashMap<>();
        because.put("exit.code", "1");
        because.put("exit.state", "ended");
        because.put("transcript.error", "Overloaded");
        because.put("hooks.stop-failure", "Overloaded");
        assertEquals(List.of("claude exited with status 1", "claude reported: Overloaded"), FactText.of(because));
    }

    @Test
    void aSecretAtTheCutIsHiddenWhole() {
        String secret = "sk-ant-api03-" + "abcdefghij".repeat(9);
        String words =
                FactText.of(Map.of("screen", "x".repeat(130) + " " + secret)).get(0);
        assertFalse(words.contains("abcdefghij"), words);
    }

    /** An incident that a later version has written. */
    @Test
    void aFactThatIsNotKnownSaysItsValue() {
        assertEquals(List.of("something"), FactText.of(Map.of("moon.phase", "something")));
    }
}
