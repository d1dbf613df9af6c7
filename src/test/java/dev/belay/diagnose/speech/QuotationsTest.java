package dev.belay.diagnose.speech;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class QuotationsTest {
    private static boolean quoted(String text, String words) {
        Quotations quotations = new Quotations(false);
        Line.of(text).forEach(quotations::read);
        int from = text.indexOf(words);
        return quotations.hold(from, from + words.length());
    }

    @Test
    void holdWhatStandsBetweenTheirMarks() {
        assertTrue(quoted("It said “Prompt is too long” twice.", "Prompt is too long"));
        assertFalse(quoted("It said “no”: Prompt is too long", "Prompt is too long"));
    }

    @Test
    void holdWordsThatWereReadOnBehindTheirEnd() {
        assertTrue(quoted("It said \"Compaction failed today\" twice.", "Compaction failed today\" twice."));
    }

    @Test
    void leaveANameToTheSentenceThatItIsIn() {
        assertFalse(quoted("The package \"claude-code\" could not be found", "claude-code\" could not be found"));
        assertTrue(quoted("The word \"Overloaded\" is known", "Overloaded"));
    }

    @Test
    void areNoNamesOfValuesAndNoMessages() {
        assertFalse(quoted("{\"a\": 1, \"OOMKilled\": true}", "OOMKilled"));
        assertFalse(quoted("it answered {\"message\": \"Overloaded again\"}", "Overloaded again"));
    }
}
