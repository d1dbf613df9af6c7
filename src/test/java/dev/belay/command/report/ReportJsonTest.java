package dev.belay.command.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.belay.command.Home;
import dev.belay.console.Terminals;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportJsonTest {
    @TempDir
    Path folder;

    @Test
    void aProgramReadsWhatThePageShows() throws IOException {
        JsonNode session = read("2.1.329-base-4turns.jsonl");
        assertEquals(Home.ID, session.get("session").asText());
        assertEquals("ended-well", session.get("state").asText());
        assertEquals(4, session.get("prompts").asInt());
        assertEquals("PROMPT1", session.get("asked").get(0).asText());
        assertTrue(session.get("spans").size() >= 4, session.get("spans").toString());
        assertTrue(session.get("context").size() >= 4, session.get("context").toString());
        assertEquals(0, session.get("left").size());
    }

    @Test
    void whatFailedIsToldWithWhatIsLeft() throws IOException {
        JsonNode session = read("2.1.329-print-http400-prompt-too-long.jsonl");
        assertEquals("failed", session.get("state").asText());
        assertTrue(session.get("left").get(0).asText().contains("belay resume"), session.toString());
    }

    private JsonNode read(String recorded) throws IOException {
        Home home = new Home(folder);
        home.recorded(recorded, Home.ID);
        assertEquals(0, home.command(Terminals.none(), "report", "--json"), home.errors());
        return new ObjectMapper().readTree(home.out()).get("sessions").get(0);
    }
}
