package dev.belay.diagnose.speech;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DocumentTest {
    private static boolean document(String... lines) {
        return Document.is(Line.of(String.join("\n", lines)));
    }

    @Test
    void isSourceCodeMarkdownAndAListOfChanges() {
        assertTrue(document("class A {", "int a = 1;", "void b() {", "}", "}"));
        assertTrue(document("# Errors", "- one of them", "- another of them", "- the last of them"));
        assertTrue(document("1a2b3c4 Mend a crash", "2b3c4d5 Name a failure"));
    }

    @Test
    void isAFileOfSettingsInJson() {
        assertTrue(document("{", "\"say\": \"x\",", "\"when\": [", "\"fix\": [", "\"seen\": [", "\"a\"", "]", "}"));
    }

    @Test
    void isNoAnswerInJsonAndNoMessage() {
        assertFalse(document(
                "{", "\"type\": \"error\",", "\"a\": [", "\"b\": [", "\"c\": [", "\"Prompt is too long\"", "]", "}"));
        assertFalse(document("API Error: 529 Overloaded"));
    }
}
