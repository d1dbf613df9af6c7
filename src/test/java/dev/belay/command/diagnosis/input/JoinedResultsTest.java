package dev.belay.command.diagnosis.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JoinedResultsTest {
    @Test
    void putsAResultOnOneLineAndKeepsTheNumbersOfTheOthers() {
        assertEquals(
                "Run claude\n{\"type\": \"result\",\"is_error\": true}\n\n\n\nexit code 1",
                joined("Run claude\n{\n  \"type\": \"result\",\n  \"is_error\": true\n}\nexit code 1"));
    }

    @Test
    void readsBehindTheTimesOfALog() {
        assertEquals(
                "{\"type\": \"result\"}\n\n",
                joined(
                        "2026-02-03T10:22:17.4021180Z {\n2026-02-03T10:22:17.4021181Z   \"type\": \"result\"\n2026-02-03T10:22:17.4021182Z }"));
    }

    @Test
    void leavesAnExampleInADocument() {
        byte[] bytes = "```json\n{\n  \"type\": \"result\"\n}\n```".getBytes(StandardCharsets.UTF_8);
        assertSame(bytes, JoinedResults.in(bytes));
    }

    @Test
    void leavesOtherObjects() {
        byte[] bytes = "{\n  \"type\": \"error\"\n}".getBytes(StandardCharsets.UTF_8);
        assertSame(bytes, JoinedResults.in(bytes));
    }

    private static String joined(String text) {
        return new String(JoinedResults.in(text.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }
}
