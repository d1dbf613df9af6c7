package dev.belay.diagnose.criterion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ExcerptTest {
    private static String of(String text, String match) {
        int from = text.indexOf(match);
        return Excerpt.of(text, from, from + match.length());
    }

    @Test
    void quotesAShortLineAsAWholeAndNoOther() {
        assertEquals("Error: no space left", of("before\n  ⎿ Error: no space left\nafter", "no space"));
    }

    @Test
    void quotesOfALongLineTheMatchAndWholeWordsAroundIt() {
        String excerpt = of("some words ".repeat(40) + "the disk is full" + " and so on".repeat(60), "disk is full");
        assertTrue(excerpt.startsWith("…some words") || excerpt.startsWith("…words"), excerpt);
        assertTrue(excerpt.contains("the disk is full and so on"), excerpt);
        assertTrue(excerpt.endsWith(" on…") || excerpt.endsWith(" so…") || excerpt.endsWith(" and…"), excerpt);
    }

    @Test
    void quotesAnAnswerAsAWholeWhereverItWasWrapped() {
        String answer = "⎿ API Error: 400 {\"type\":\"error\",\"error\":{\"message\":\"text content blocks\n"
                + "     must be non-empty\"},\"request_id\":\"req_1\"}\n> next";
        String whole = "API Error: 400 {\"type\":\"error\",\"error\":{\"message\":\"text content blocks must be"
                + " non-empty\"},\"request_id\":\"req_1\"}";
        assertEquals(whole, of(answer, "non-empty"));
        assertEquals(whole, of(answer, "400"));
    }

    @Test
    void whatFollowsAnAnswerIsNoPartOfIt() {
        assertEquals("Killed", of("API Error (529 {\"error\":{\"message\":\"Overloaded\"}})\nKilled\n", "Killed"));
    }

    @Test
    void leavesTheFramesOfAStackOut() {
        assertEquals(
                "Error: ENOSPC: no space left, write",
                of("Error: ENOSPC: no space left, write\n    at writeSync (node:fs:911:3) {\n", "ENOSPC"));
    }

    @Test
    void anObjectFarBehindTheMatchIsNoneOfIts() {
        String text = "Killed " + "x".repeat(3000) + " {\"message\": \"y\"}";
        assertTrue(Excerpt.of(text, 0, 6).startsWith("Killed"));
    }
}
