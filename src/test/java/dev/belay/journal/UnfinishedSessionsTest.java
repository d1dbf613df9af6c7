package dev.belay.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.evidence.SessionId;
import dev.belay.testing.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnfinishedSessionsTest {
    private static final SessionId ONE = new SessionId("aaaa1111-2222-4333-8444-555555555555");
    private static final SessionId TWO = new SessionId("bbbb1111-2222-4333-8444-555555555555");
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @TempDir
    private Path state;

    private UnfinishedSessions sessions;
    private Path transcript;

    @BeforeEach
    void makeAProject() throws IOException {
        sessions = new UnfinishedSessions(Optional.of(state), "/some/project");
        transcript = Files.writeString(state.resolve("t.jsonl"), "a record\n");
    }

    private List<SessionId> taken() {
        return sessions.take().stream()
                .map(UnfinishedSessions.Interrupted::session)
                .toList();
    }

    @Test
    void aSessionThatWasCutOffIsSaidOnce() {
        sessions.interrupted(ONE, NOON, transcript, "Fix\nthe build");
        assertEquals(
                List.of(new UnfinishedSessions.Interrupted(ONE, NOON, transcript, "Fix the build")), sessions.take());
        assertEquals(List.of(), sessions.take());
    }

    @Test
    void theNewestComesFirst() {
        sessions.interrupted(ONE, NOON, transcript, "");
        sessions.interrupted(TWO, NOON.plusSeconds(1), transcript, "");
        assertEquals(List.of(TWO, ONE), taken());
    }

    @Test
    void anotherProjectKnowsNothingOfIt() {
        sessions.interrupted(ONE, NOON, transcript, "");
        assertEquals(List.of(), new UnfinishedSessions(Optional.of(state), "/some-project").take());
        assertEquals(List.of(ONE), taken());
    }

    @Test
    void oneThatHasGoneOnElsewhereIsForgotten() throws IOException {
        sessions.interrupted(ONE, NOON, transcript, "");
        Files.writeString(transcript, "a record\nand one more\n");
        assertEquals(List.of(), taken());
    }

    @Test
    void oneThatRunsIsLeftAlone() {
        sessions.running(ONE, transcript, "");
        assertEquals(List.of(), taken());
        sessions.interrupted(ONE, NOON, transcript, "");
        assertEquals(List.of(ONE), taken(), "the note is still there");
    }

    @Test
    void whereBelayItselfDiedTheTranscriptSaysWhen() throws Exception {
        sessions.running(ONE, transcript, "The task");
        Path note = Files.walk(state.resolve("unfinished"))
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow();
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        Files.writeString(
                note, Files.readString(note).replaceFirst("(?m)^\\d+ \\d+$", gone.pid() + " " + NOON.toEpochMilli()));
        Files.setLastModifiedTime(transcript, java.nio.file.attribute.FileTime.from(NOON));
        assertEquals(List.of(new UnfinishedSessions.Interrupted(ONE, NOON, transcript, "The task")), sessions.take());
    }

    /** Its parent, as in a container whose first process is no init, waits for nobody. */
    @Test
    void aZombieIsNoBelayThatRuns() throws Exception {
        Process parent = new ProcessBuilder("/bin/sh", "-c", "true & echo $!; exec sleep 60").start();
        try {
            long pid = Long.parseLong(parent.inputReader().readLine());
            while (Processes.alive(pid)) {
                Thread.onSpinWait();
            }
            sessions.running(ONE, transcript, "");
            Path note = notes().get(0);
            Files.writeString(
                    note, Files.readString(note).replaceFirst("\n\\d+ \\d+\n", "\n" + pid + " 9999999999999\n"));
            assertEquals(List.of(ONE), taken());
        } finally {
            parent.destroyForcibly();
        }
    }

    private List<Path> notes() throws IOException {
        try (Stream<Path> files = Files.walk(state.resolve("unfinished"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void anEndLeavesNothingBehind() throws IOException {
        sessions.running(ONE, transcript, "");
        sessions.over(ONE);
        assertEquals(List.of(), taken());
        try (var left = Files.list(state.resolve("unfinished"))) {
            assertEquals(0, left.count());
        }
    }

    @Test
    void aBrokenNoteIsThrownAway() throws IOException {
        sessions.interrupted(ONE, NOON, transcript, "");
        Path note = Files.walk(state.resolve("unfinished"))
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow();
        Files.writeString(note, "half");
        assertEquals(List.of(), taken());
        assertFalse(Files.exists(note));
    }

    @Test
    void withoutAPlaceNothingIsKeptAndNothingFails() {
        UnfinishedSessions nowhere = new UnfinishedSessions(Optional.empty(), "/p");
        nowhere.running(ONE, transcript, "");
        nowhere.over(ONE);
        assertTrue(nowhere.take().isEmpty());
    }
}
