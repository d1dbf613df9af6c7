package dev.belay.watch.follow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.claude.ProjectDirectory;
import dev.belay.evidence.SessionId;
import dev.belay.evidence.Transcript.Ending;
import dev.belay.transcript.Transcripts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FollowedTranscriptTest {
    private static final SessionId SESSION = new SessionId("11111111-1111-4111-8111-111111111111");

    @TempDir
    Path home;

    private Path configuration;
    private Path work;

    @BeforeEach
    void prepare() throws IOException {
        configuration = home.resolve(".claude");
        work = Files.createDirectory(home.resolve("work")).toRealPath();
    }

    private FollowedTranscript followed() {
        return new FollowedTranscript(configuration, work, Instant.now());
    }

    private Path written(Path folder, String prompt) throws IOException {
        Path file = ProjectDirectory.of(configuration, folder).transcript(SESSION);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, Transcripts.prompt(prompt) + "\n");
    }

    @Test
    void isNoneBeforeTheSessionIsKnown() throws Exception {
        FollowedTranscript transcript = followed();
        assertFalse(transcript.poll());
        assertEquals(Optional.empty(), transcript.session());
        assertEquals(Ending.NOTHING, transcript.now().transcript().endsOn());
    }

    @Test
    void isThatOfTheSessionInTheProjectOfTheStart() throws Exception {
        FollowedTranscript transcript = followed();
        assertTrue(transcript.follow(SESSION, Optional.empty(), Optional.empty()));
        Path file = written(work, "hello");
        assertTrue(transcript.poll());
        assertEquals(Optional.of(file), transcript.path());
        assertEquals(Ending.PROMPT, transcript.now().transcript().endsOn());
        assertEquals(0, transcript.now().start());
    }

    @Test
    void isAnotherProjectsWhereTheSessionCameFromThere() throws Exception {
        Path other = Files.createDirectory(home.resolve("other")).toRealPath();
        Path file = written(other, "from afar");
        FollowedTranscript transcript = followed();
        transcript.follow(SESSION, Optional.empty(), Optional.of(other));
        assertEquals(Optional.of(file), transcript.path());
        assertEquals(Files.size(file), transcript.now().start(), "all of it is older than the start");
    }

    @Test
    void isTheSameUntilItIsSaidToBeAnother() throws Exception {
        FollowedTranscript transcript = followed();
        assertTrue(transcript.follow(SESSION, Optional.empty(), Optional.empty()));
        assertFalse(transcript.follow(SESSION, Optional.empty(), Optional.empty()));
        Path moved = home.resolve("moved.jsonl");
        assertTrue(transcript.follow(SESSION, Optional.of(moved), Optional.empty()));
        assertEquals(Optional.of(moved), transcript.path());
    }

    @Test
    void takesTheEndForFinalOnlyInTheEnd() throws Exception {
        FollowedTranscript transcript = followed();
        transcript.follow(SESSION, Optional.empty(), Optional.empty());
        Files.writeString(written(work, "hello"), Transcripts.prompt("torn"));
        transcript.poll();
        assertEquals(Optional.empty(), transcript.now().transcript().lastPrompt());
        assertTrue(transcript.finish());
        assertEquals(Optional.of("torn"), transcript.now().transcript().lastPrompt());
    }
}
