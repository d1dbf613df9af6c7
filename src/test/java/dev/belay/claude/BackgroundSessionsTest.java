package dev.belay.claude;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.evidence.SessionId;
import dev.belay.machine.process.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackgroundSessionsTest {
    private static final SessionId COPY = new SessionId("4c9c2395-2326-4426-b467-ebc9fdc64a0f");
    private static final SessionId ORIGINAL = new SessionId("69edbba7-722b-4ed9-82ba-9ff18546a804");

    @TempDir
    Path configuration;

    private static long own() {
        return ProcessHandle.current().pid();
    }

    private static String start() {
        return Processes.here().startAsNoted(own()).orElse("");
    }

    /** As 2.1.332 writes it, without what is not read. */
    private void roster(long pid, String start, String source) throws IOException {
        Path folder = Files.createDirectories(configuration.resolve("daemon"));
        Files.writeString(folder.resolve("roster.json"), """
                {"proto": 1, "supervisorPid": 27680, "updatedAt": 1795834321700, "workers": {
                  "4c9c2395": {"pid": %d, "procStart": "%s", "sessionId": "%s", "decModes": [2004],
                    "dispatch": {"short": "4c9c2395", "sessionId": "%s", "source": "slash",
                      "launch": {"mode": "resume", "sessionId": "%s", "fork": true, "flagArgs": ["--x", "y"]}},
                    "replPid": 27704, "replProcStart": "2379334"}}}
                """.formatted(pid, start, COPY, COPY, source));
    }

    private List<BackgroundSessions.Job> jobs() {
        return BackgroundSessions.read(configuration).jobs();
    }

    @Test
    void knowsTheCopyAndTheSessionThatItTookOver() throws IOException {
        roster(own(), start(), "/home/a/.claude/projects/-home-a-project/" + ORIGINAL + ".jsonl");
        BackgroundSessions sessions = BackgroundSessions.read(configuration);
        assertEquals("4c9c2395", sessions.of(COPY).orElseThrow().name());
        assertEquals(COPY, sessions.of(ORIGINAL).orElseThrow().session());
        assertTrue(sessions.of(ORIGINAL).orElseThrow().wayBack().contains("`claude attach 4c9c2395`"));
    }

    @Test
    void leavesTheSessionOfAForkToItsUser() throws IOException {
        roster(own(), start(), "/home/a/.claude/jobs/4c9c2395/parent-transcript.jsonl");
        assertEquals(Optional.empty(), jobs().get(0).copied());
        assertTrue(BackgroundSessions.read(configuration).of(ORIGINAL).isEmpty());
    }

    @Test
    void believesNoRosterOfProcessesThatHaveEnded() throws IOException {
        roster(999_999_999, start(), ORIGINAL.value());
        assertEquals(List.of(), jobs());
        roster(own(), start() + "1", ORIGINAL.value());
        assertEquals(List.of(), jobs());
    }

    @Test
    void knowsOfNoneWithoutARosterOrWithHalfOfOne() throws IOException {
        assertEquals(List.of(), jobs());
        Path folder = Files.createDirectories(configuration.resolve("daemon"));
        Files.writeString(folder.resolve("roster.json"), "{\"workers\": {\"4c9c2395\": {\"pid\": 1");
        assertEquals(List.of(), jobs());
        Files.writeString(folder.resolve("roster.json"), "{\"workers\": {\"4c9c2395\": {\"pid\": \"x\"}}}");
        assertEquals(List.of(), jobs());
    }

    @Test
    void makesTheRegistrySayWhoHasTheSession() throws IOException {
        roster(own(), start(), ORIGINAL.value());
        SessionRegistry registry = SessionRegistry.read(configuration);
        assertEquals(
                Optional.of("4c9c2395"), registry.of(ORIGINAL).orElseThrow().job());
        assertTrue(registry.of(COPY).orElseThrow().alive());
        Path folder = Files.createDirectories(configuration.resolve("sessions"));
        Files.writeString(
                folder.resolve(own() + ".json"),
                "{\"sessionId\":\"" + ORIGINAL + "\",\"kind\":\"interactive\",\"startedAt\":"
                        + System.currentTimeMillis() + "}");
        assertFalse(SessionRegistry.read(configuration)
                .of(ORIGINAL)
                .orElseThrow()
                .job()
                .isPresent());
    }
}
