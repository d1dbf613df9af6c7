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

class ReportFiguresTest {
    @TempDir
    Path folder;

    @Test
    void theFiguresAreNumbers() throws IOException {
        Home home = new Home(folder);
        home.recorded("2.1.329-print-http400-prompt-too-long.jsonl", Home.ID);
        assertEquals(0, home.command(Terminals.none(), "report", "--json"), home.errors());
        JsonNode session =
                new ObjectMapper().readTree(home.out()).get("sessions").get(0);
        JsonNode error = session.get("requests").get("errors").get(0);
        assertEquals("400", error.get("status").asText());
        assertTrue(error.get("count").asInt() >= 1, error.toString());
        assertTrue(
                session.get("cost").get("usd").isNumber(), session.get("cost").toString());
        assertTrue(session.get("tools").isArray() && session.get("files").isArray(), session.toString());
        assertEquals(0, session.get("measurements").asInt());
    }
}
