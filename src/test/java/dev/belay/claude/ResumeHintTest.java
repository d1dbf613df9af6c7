package dev.belay.claude;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResumeHintTest {
    private static final String ID = "01234567-89ab-cdef-0123-456789abcdef";

    /** Right is what 2.1.332 prints of these words at its end. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "--model sonnet --allowedTools Bash|--model sonnet --allowedTools Bash",
                "--model=sonnet|--model=sonnet",
                "--model sonnet a-prompt|--model sonnet",
                "--model sonnet -- --verbose|--model sonnet",
                "--resume " + ID + " --verbose|--verbose",
                "-c -n name --verbose|--verbose",
                "--settings mine.json|--settings mine.json",
                "--allowedTools Bash(ls) --model sonnet|''",
                "--mcp-config /dev/fd/63|''",
                "--add-dir ../a ../b|--add-dir ../a ../b",
                "a-prompt|''",
                "''|''",
            })
    void repeatsWhatTheClientWouldRepeat(String words, String flags) {
        assertEquals(flags, ResumeHint.flags(CommandLine.of(List.of(words.split(" ")))));
    }
}
