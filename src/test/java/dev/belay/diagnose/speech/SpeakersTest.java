package dev.belay.diagnose.speech;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether the words {@code Prompt is too long} in a text are the client's last ones. */
class SpeakersTest {
    private static final String WORDS = "Prompt is too long";

    private static boolean counts(String text) {
        int from = text.lastIndexOf(WORDS);
        return Speakers.in(text).count(from, from + WORDS.length());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Prompt is too long",
                "● Prompt is too long\n\n❯ ",
                "❯ go on\n  ⎿  Prompt is too long\n",
                "  ⎿  Error: Prompt is too long",
                "\"Prompt is too long\"",
                "API Error: 400 {\"error\":{\"message\":\"Prompt is too long\"}}",
                "{\n  \"type\": \"error\",\n  \"message\": \"Prompt is too long\"\n}",
                "- Prompt is too long",
                "│ Prompt is too long │",
                "● Bash(ls)\n  ⎿  a.txt\n  ⎿  API Error: 400 Prompt is too long",
                "● Done.\n\n❯ go on\n● API Error: 400\n  Prompt is too long"
            })
    void theClientSaysIt(String text) {
        assertTrue(counts(text), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "● Bash(claude -p hi)\n  ⎿  Prompt is too long\n",
                "● The service answers Prompt is too long, so I shortened it.\n\n❯ ",
                "  ⎿  Prompt is too long\n\n● I went on with half of it, and all tests pass.\n\n❯ ",
                "❯ what does Prompt is too long mean?\n",
                "src/errors.ts:41:const long = Prompt is too long",
                "@@ -1,2 +1,2 @@\n+  Prompt is too long\n",
                "✓ says Prompt is too long (12 ms)",
                "| 400 | Prompt is too long |",
                "- Fixed: Prompt is too long came back after /compact",
                "The log says `Prompt is too long` at noon.",
                "throw new IllegalStateException(\"Prompt is too long\");",
                "// Prompt is too long",
                "{ \"match\": \"Prompt is too long\", \"class\": \"context-full\" }",
                "Yesterday it said Prompt is too long, and today it works.",
                "PostToolUse hook error: Prompt is too long"
            })
    void somebodyElseSaysIt(String text) {
        assertFalse(counts(text), text);
    }

    @Test
    void wordsOfAnyProgramNeedTheClientBesideThem() {
        String words = "Killed";
        assertTrue(beside("Killed", words));
        assertTrue(beside("$ claude --continue\nKilled", words));
        assertFalse(beside("+ ./gradlew build\nKilled", words));
        assertFalse(beside("one line\n".repeat(90) + "Killed\n" + "another line\n".repeat(90), words));
        assertTrue(beside("one line\n".repeat(90) + "claude: Killed\n" + "another line\n".repeat(90), words));
    }

    private static boolean beside(String text, String words) {
        int from = text.indexOf(words);
        return Speakers.in(text).besideClient(from, from + words.length());
    }
}
