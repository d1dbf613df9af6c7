package dev.belay.command.top;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.belay.command.Home;
import dev.belay.console.Terminals;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopTest {
    private static final String OTHER = "1b91b98b-2efd-473d-8988-80fe42db6e92";
    private static final String THIRD = "2c82c98c-2efd-473d-8988-80fe42db6e92";
    private static final String NOW =
            Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();

    @TempDir
    Path folder;

    private Home home;

    @BeforeEach
    void make() throws IOException {
        home = new Home(folder);
    }

    private void open(String id, String status) throws IOException {
        home.sessionFile(
                ProcessHandle.current().pid(),
                id,
                ",\"status\":\"" + status + "\",\"startedAt\":" + System.currentTimeMillis());
    }

    private JsonNode top(String... options) throws IOException {
        List<String> words = new ArrayList<>(List.of(options));
        words.add("--json");
        assertEquals(0, home.command(Terminals.none(), "top", words.toArray(String[]::new)), home.errors());
        return new ObjectMapper().readTree(home.out()).get("sessions");
    }

    @Test
    void whatWaitsForAPersonIsOnTop() throws IOException {
        home.session(Home.ID, Home.user("write the parser", NOW));
        home.session(OTHER, Home.user("deploy", NOW), Home.error("API Error: 529 Overloaded", NOW));
        open(Home.ID, "waiting");
        JsonNode rows = top();
        assertEquals(List.of("waiting", "down"), rows.findValuesAsText("state"));
        assertEquals("write the parser", rows.get(0).get("title").asText());
        assertTrue(rows.get(0).get("needsPerson").asBoolean());
        assertTrue(rows.get(0).get("residentBytes").asLong() > 1_000_000, rows::toString);
        assertEquals("overloaded", rows.get(1).get("detail").asText());
        assertTrue(rows.get(1).get("pid").isNull());
    }

    @Test
    void aSessionAtWorkNeedsNobody() throws IOException {
        home.session(Home.ID, Home.user("hi", NOW), Home.answer("hello", NOW));
        open(Home.ID, "busy");
        assertEquals("working", top().get(0).get("state").asText());
        assertFalse(top().get(0).get("needsPerson").asBoolean());
        open(Home.ID, "idle");
        assertEquals("idle", top().get(0).get("state").asText());
    }

    @Test
    void whatASessionSpendsIsCountedOnceForEachAnswer() throws IOException {
        String answer = "{\"type\":\"assistant\",\"timestamp\":\"" + NOW + "\",\"uuid\":\"%s\",\"parentUuid\":null,"
                + "\"message\":{\"id\":\"msg_1\",\"role\":\"assistant\",\"model\":\"claude-opus-4-5\",\"content\":[],"
                + "\"usage\":{\"input_tokens\":100000,\"output_tokens\":%d}}}";
        home.session(Home.ID, Home.user("hi", NOW), answer.formatted("a", 1), answer.formatted("b", 20_000));
        open(Home.ID, "busy");
        JsonNode row = top().get(0);
        assertEquals(1.0, row.get("lastHourUsd").asDouble(), 1e-9);
        assertEquals(120_000, row.get("lastHourTokens").asLong());
    }

    @Test
    void whatHasEndedAsItShouldIsShownWhenAskedFor() throws IOException {
        home.session(Home.ID, Home.user("hi", NOW), Home.answer("hello", NOW));
        assertEquals(0, top().size());
        assertEquals("finished", top("--all").get(0).get("state").asText());
    }

    @Test
    void whatWentDownLongAgoIsForgotten() throws IOException {
        home.session(Home.ID, Home.user("hi", Home.EARLY), Home.error("API Error: 529 Overloaded", Home.EARLY));
        home.session(OTHER, Home.user("hi", NOW));
        assertEquals(List.of(OTHER), top().findValuesAsText("id"));
    }

    @Test
    void aLimitSaysUntilWhen() throws IOException {
        home.session(
                THIRD,
                Home.user("hi", NOW),
                Home.error(
                        "Claude AI usage limit reached|"
                                + Instant.now().plusSeconds(7200).getEpochSecond(),
                        NOW));
        JsonNode row = top().get(0);
        assertEquals("limit", row.get("state").asText());
        assertTrue(row.get("detail").asText().startsWith("until "), row::toString);
        assertFalse(row.get("needsPerson").asBoolean());
    }
}
