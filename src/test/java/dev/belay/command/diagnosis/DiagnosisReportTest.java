package dev.belay.command.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.belay.command.diagnosis.input.DiagnosisTarget;
import dev.belay.command.diagnosis.input.PastedText;
import dev.belay.diagnose.Rulebook;
import dev.belay.evidence.SessionId;
import dev.belay.rules.RuleFiles;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DiagnosisReportTest {
    private static final Rulebook RULES = RuleFiles.ours();
    private static final SessionId ID = new SessionId("11111111-2222-4333-8444-555555555555");

    private static DiagnosisReport of(String pasted) {
        return DiagnosisReport.ofPasted(PastedText.diagnose(RULES, pasted, Instant.EPOCH));
    }

    @Test
    void saysWhatHappenedBecauseOfWhatAndWhatToType() {
        DiagnosisReport report = of("API Error: 529 Overloaded");
        assertEquals(0, report.status());
        assertTrue(report.text().startsWith("overloaded: The API is overloaded (529)"), report.text());
        assertTrue(report.text().contains("because  \"API Error: 529 Overloaded\""), report.text());
        assertTrue(report.text().endsWith("next     belay failures overloaded\n"), report.text());
    }

    @Test
    void hasTheShapeThatProgramsRelyOn() throws IOException {
        JsonNode json =
                new ObjectMapper().readTree(of("API Error: 529 Overloaded").json());
        assertEquals(1, json.get("schemaVersion").asInt());
        assertEquals("overloaded", json.get("failure").asText());
        for (String field : new String[] {"say", "why", "next"}) {
            assertTrue(json.get(field).isTextual(), field);
        }
        assertTrue(json.get("fix").isArray() && json.get("candidates").isArray());
        assertEquals(
                "API Error: 529 Overloaded", json.get("because").get("screen").asText());
        assertTrue(json.get("session").isNull());
    }

    @Test
    void namesTheSessionAndTheCommandThatBringsItBack() throws IOException {
        DiagnosisReport report = new DiagnosisReport(
                PastedText.diagnose(RULES, "Killed", Instant.EPOCH),
                Optional.of(new DiagnosisTarget.Session(
                        ID,
                        Optional.of("/h/.claude/projects/-p/" + ID + ".jsonl"),
                        Optional.of("/p"),
                        true,
                        Optional.empty())),
                Map.of(),
                Optional.of("/p"));
        assertEquals("belay resume " + ID, report.next());
        JsonNode session = new ObjectMapper().readTree(report.json()).get("session");
        assertEquals(ID.value(), session.get("id").asText());
        assertEquals("/p", session.get("project").asText());
    }

    @Test
    void endsWith1WhenNothingExplainsIt() {
        assertEquals(1, of("all is well").status());
    }

    @Test
    void letsNoEscapeSequenceAndNoSecretThrough() {
        String text = of("\u001b]0;x\u0007API Error: 401 Invalid API key sk-ant-api03-abcdefghijklmnop\u001b[2J")
                .text();
        assertFalse(text.contains("\u001b"), text);
        assertFalse(text.contains("abcdefghijklmnop"), text);
    }

    @Test
    void readsTheColoursOfATerminalAway() {
        assertEquals(
                "context-full",
                of("\u001b[31mPrompt \u001b[1mis too\u001b[0m long\u001b[0m")
                        .diagnosis()
                        .failure());
    }
}
