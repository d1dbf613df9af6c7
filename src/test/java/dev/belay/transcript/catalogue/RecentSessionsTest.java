package dev.belay.transcript.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecentSessionsTest {
    private static final String ID = "0a80a98a-2efd-473d-8988-80fe42db6e92";
    private static final String OTHER = "1b91b98b-2efd-473d-8988-80fe42db6e92";
    private static final Instant NOW = Instant.now();

    @TempDir
    Path folder;

    private final Instant old = NOW.minus(Duration.ofDays(3));

    private Path session(String id, Instant at, String prompt) throws IOException {
        Path project = Files.createDirectories(folder.resolve("projects/-x"));
        Path file = Files.writeString(project.resolve(id + ".jsonl"), record(at, prompt));
        Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.from(at));
        return file;
    }

    private static String record(Instant at, String prompt) {
        return "{\"type\":\"user\",\"message\":{\"role\":\"user\",\"content\":\"" + prompt + "\"},\"uuid\":\"" + prompt
                + "\",\"parentUuid\":null,\"timestamp\":\"" + at + "\"}\n";
    }

    private RecentSessions recent() {
        return new RecentSessions(folder, Duration.ofDays(1));
    }

    private static List<String> ids(List<SessionSummary> sessions) {
        return sessions.stream().map(session -> session.id().value()).toList();
    }

    @Test
    void anOldSessionBelongsToItOnlyWhileAClientHasItOpen() throws IOException {
        session(ID, old, "old");
        session(OTHER, NOW, "new");
        RecentSessions recent = recent();
        assertEquals(List.of(OTHER), ids(recent.at(NOW)));
        long pid = ProcessHandle.current().pid();
        Path open = Files.createDirectories(folder.resolve("sessions")).resolve(pid + ".json");
        Files.writeString(open, "{\"sessionId\":\"" + ID + "\",\"startedAt\":" + NOW.toEpochMilli() + "}");
        assertEquals(List.of(OTHER, ID), ids(recent.at(NOW)), "at once, for its client's file is new");
        assertEquals(pid, recent.at(NOW).get(1).pid().orElseThrow());
        Files.delete(open);
        assertEquals(List.of(OTHER), ids(recent.at(NOW)));
    }

    @Test
    void aTranscriptThatGrowsIsReadAgain() throws IOException {
        Path file = session(ID, NOW, "first");
        RecentSessions recent = recent();
        assertTrue(recent.at(NOW).get(0).transcript().lastPrompt().orElseThrow().contains("first"));
        Files.writeString(file, record(NOW.plusSeconds(1), "second"), StandardOpenOption.APPEND);
        assertTrue(recent.at(NOW).get(0).transcript().lastPrompt().orElseThrow().contains("second"));
    }

    @Test
    void whatIsDeletedIsForgotten() throws IOException {
        Path file = session(ID, NOW, "first");
        RecentSessions recent = recent();
        assertEquals(1, recent.at(NOW).size());
        Files.delete(file);
        assertEquals(List.of(), recent.at(NOW));
    }

    @Test
    void thereMayBeNoProjectsYet() throws IOException {
        assertEquals(List.of(), recent().at(NOW));
    }
}
