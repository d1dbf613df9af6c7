package dev.belay.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.evidence.Exit;
import dev.belay.evidence.SessionFile;
import dev.belay.evidence.SessionId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IncidentTracesTest {
    private static final String SESSION = "aaaa1111-1111-4111-8111-111111111111";
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @TempDir
    Path incidents;

    private void kept(String id, Instant at, String session, Map<String, String> files) throws IOException {
        Path folder = Files.createDirectory(incidents.resolve(id));
        Files.writeString(
                folder.resolve("incident.json"),
                "{\"at\":\"" + at + "\",\"session\":{\"id\":\"" + session + "\"},\"because\":[1,{\"x\":2}]}");
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
    }

    private IncidentTraces newest() {
        return IncidentTraces.newest(incidents, new SessionId(SESSION), Instant.EPOCH)
                .orElseThrow();
    }

    @Test
    void readsWhatNobodyCanMeasureAgain() throws IOException {
        kept(
                "20261120-1",
                NOON,
                SESSION,
                Map.of(
                        "exit", "signal SIGKILL\n",
                        "hooks.json", "{\"heard\":true,\"stopped\":false,\"sessionEnd\":\"other\"}",
                        "kernel.json", "{\"oomKills\":2,\"oomVictim\":\"node\",\"diskFree\":-1}",
                        "session-file", "busy\n",
                        "screen.txt", "Killed"));
        IncidentTraces traces = newest();
        assertEquals(new Exit.Signal(9, "SIGKILL"), traces.exit());
        assertEquals(Optional.of("other"), traces.hooks().sessionEnd());
        assertEquals(OptionalLong.of(2), traces.machine().memory().oomKills());
        assertEquals(OptionalLong.empty(), traces.machine().disk().free(), "a size below nothing is none");
        assertEquals(SessionFile.BUSY, traces.sessionFile());
        assertEquals("Killed", traces.screen().text());
    }

    @Test
    void whatWasNotKeptIsNotKnown() throws IOException {
        kept(
                "20261120-1",
                NOON,
                SESSION,
                Map.of("exit", "code 70000", "hooks.json", "{\"heard\":", "kernel.json", "[]"));
        IncidentTraces traces = newest();
        assertEquals(new Exit.Unseen(), traces.exit());
        assertTrue(!traces.hooks().heard());
        assertEquals(OptionalLong.empty(), traces.machine().memory().oomKills());
        assertEquals(SessionFile.NEVER, traces.sessionFile());
    }

    @Test
    void takesTheSessionsNewestAndNoneThatIsOlderThanTheQuestion() throws IOException {
        kept("20261120-1", NOON, SESSION, Map.of("exit", "code 1"));
        kept("20261120-2", NOON.plusSeconds(60), SESSION, Map.of("exit", "code 2"));
        kept("20261120-3", NOON.plusSeconds(90), "bbbb" + SESSION.substring(4), Map.of("exit", "code 3"));
        assertEquals(new Exit.Code(2), newest().exit());
        assertEquals(Optional.empty(), IncidentTraces.newest(incidents, new SessionId(SESSION), NOON.plusSeconds(60)));
        assertEquals(2, IncidentTraces.newestOfEach(incidents).size());
        assertEquals(
                List.of(new Exit.Code(3), new Exit.Code(2)),
                IncidentTraces.last(incidents, 2).stream()
                        .map(IncidentTraces::exit)
                        .toList());
    }

    @Test
    void whatIsNoIncidentIsPassedOver() throws IOException {
        kept("20261120-1", NOON, SESSION, Map.of("exit", "code 1"));
        Files.createDirectory(incidents.resolve("20261120-2"));
        Files.createDirectory(incidents.resolve("20261120-3.new"));
        Files.writeString(incidents.resolve("20261120-4"), "a file");
        assertEquals(1, IncidentTraces.last(incidents, 9).size());
        assertEquals(Map.of(), IncidentTraces.newestOfEach(incidents.resolve("none")));
    }
}
