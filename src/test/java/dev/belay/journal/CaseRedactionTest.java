package dev.belay.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class CaseRedactionTest {
    private final CaseRedaction redaction = new CaseRedaction(false);

    private JsonNode line(String line) throws IOException {
        return new ObjectMapper().readTree(redaction.line(line));
    }

    @Test
    void whatPeopleModelsAndToolsWroteBecomesFillerOfTheSameLength() throws IOException {
        JsonNode record = line("{\"type\":\"user\",\"message\":{\"role\":\"user\",\"content\":[{\"type\":\"text\","
                + "\"text\":\"Buy 12 eggs, please!\"},{\"type\":\"tool_result\",\"content\":\"secret plan\"}]}}");
        assertEquals(
                "xxx 00 xxxx, xxxxxx!", record.at("/message/content/0/text").asText());
        assertEquals("xxxxxx xxxx", record.at("/message/content/1/content").asText());
    }

    @Test
    void howRecordsHangTogetherStays() throws IOException {
        JsonNode record = line("{\"type\":\"assistant\",\"uuid\":\"u2\",\"parentUuid\":\"u1\",\"version\":\"2.1.332\","
                + "\"message\":{\"model\":\"claude-sonnet-4-6\",\"content\":[{\"type\":\"tool_use\",\"id\":\"t1\","
                + "\"name\":\"Bash\",\"input\":{\"command\":\"ls private\"}}]}}");
        assertEquals("u1", record.path("parentUuid").asText());
        assertEquals("2.1.332", record.path("version").asText());
        assertEquals("Bash", record.at("/message/content/0/name").asText());
        assertEquals("xx xxxxxxx", record.at("/message/content/0/input/command").asText());
    }

    @Test
    void whatTheClientSaysStaysForADiagnosisReadsIt() throws IOException {
        String error = "API Error: 529 Overloaded";
        assertEquals(
                error,
                line("{\"type\":\"assistant\",\"isApiErrorMessage\":true,\"message\":{\"content\":[{\"type\":\"text\","
                                + "\"text\":\"" + error + "\"}]}}")
                        .at("/message/content/0/text")
                        .asText());
        assertEquals(
                "[Request interrupted by user]",
                line("{\"type\":\"user\",\"message\":{\"content\":\"[Request interrupted by user]\"}}")
                        .at("/message/content")
                        .asText());
    }

    @Test
    void whatAUserGaveToACommandIsHisOwn() throws IOException {
        String text = line("{\"type\":\"user\",\"message\":{\"content\":\"<command-name>/resume</command-name>"
                        + "<command-args>my plan</command-args>\"}}")
                .at("/message/content")
                .asText();
        assertEquals("<command-name>/resume</command-name><command-args>xx xxxx</command-args>", text);
    }

    @Test
    void copiesOfAToolsOutputAndOfTheWorkGoAltogether() throws IOException {
        JsonNode record = line("{\"type\":\"user\",\"toolUseResult\":{\"stdout\":\"private\"},\"gitBranch\":\"secret\","
                + "\"snapshot\":{},\"slug\":\"my-plan\",\"message\":{\"content\":\"x\"}}");
        assertFalse(record.has("toolUseResult") || record.has("gitBranch") || record.has("slug"), record::toString);
    }

    @Test
    void homesAddressesAndSecretsGoEverywhere() throws IOException {
        assertEquals(
                "/home/user",
                line("{\"type\":\"x\",\"cwd\":\"/home/alice\"}").path("cwd").asText());
        assertEquals("/home/user/p", CaseRedaction.plain("/Users/alice/p"));
        assertEquals("user@example.com", CaseRedaction.plain("alice.b@work.example.org"));
        assertFalse(CaseRedaction.plain("sk-ant-api03-abcdefghijklmnopqrstuvwxyz0123456789")
                .contains("abcdefghij"));
        assertEquals("projects/-home-user-proj", CaseRedaction.plain("projects/-home-alice-proj"));
    }

    @Test
    void aTornRecordStaysTornAndTellsNothing() {
        String torn = "{\"type\":\"user\",\"message\":\"my pl\u0000an";
        String line = redaction.line(torn);
        assertEquals(torn.length(), line.length());
        assertFalse(line.contains("my pl") || line.contains("user"), line);
        assertTrue(line.startsWith("{\"") && line.contains("\u0000"), line);
    }

    @Test
    void aScreenKeepsWhatTheClientDrewAndLosesWhatWasSaid() throws IOException {
        line("{\"type\":\"user\",\"message\":{\"content\":\"Buy eggs and bread\"}}");
        line("{\"type\":\"assistant\",\"isApiErrorMessage\":true,\"message\":{\"content\":\"API Error: 529\"}}");
        assertEquals(
                "> xxx xxxx xxx xxxxx\n⎿ API Error: 529\n? for shortcuts",
                redaction.screen("> Buy eggs and bread\n⎿ API Error: 529\n? for shortcuts"));
    }

    @Test
    void whoeverKeepsTheTextLosesOnlyWhatIsNobodysBusiness() {
        CaseRedaction keeping = new CaseRedaction(true);
        String line = keeping.line("{\"type\":\"user\",\"message\":{\"content\":\"mail alice@example.org\"}}");
        assertTrue(line.contains("mail user@example.com"), line);
        assertEquals("> Buy eggs", keeping.screen("> Buy eggs"));
    }
}
