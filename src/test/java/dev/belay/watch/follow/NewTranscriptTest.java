package dev.belay.watch.follow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.belay.claude.ProjectDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewTranscriptTest {
    private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");
    private static final Instant BEFORE = START.minusSeconds(5);
    private static final Instant AFTER = START.plusSeconds(5);

    @TempDir
    Path home;

    private Path work;
    private ProjectDirectory project;

    @BeforeEach
    void prepare() throws IOException {
        work = Files.createDirectory(home.resolve("work")).toRealPath();
        project = ProjectDirectory.of(home.resolve(".claude"), work);
        Files.createDirectories(project.path());
    }

    private NewTranscript started() throws IOException {
        return NewTranscript.before(project, work, START);
    }

    private static String record(String type, Path where, Instant at, String more) {
        return "{\"type\":\"" + type + "\"," + more + "\"message\":{\"content\":\"hello\"},\"cwd\":\"" + where
                + "\",\"timestamp\":\"" + at + "\"}\n";
    }

    private String prompt() {
        return record("user", work, AFTER, "");
    }

    private String oldPrompt() {
        return record("user", work, BEFORE, "");
    }

    private Path append(int number, String text) throws IOException {
        Path file = project.path().resolve(number + "1111111-1111-4111-8111-111111111111.jsonl");
        return Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Test
    void theOneThatCameSinceTheStartIsOurs() throws IOException {
        append(1, oldPrompt());
        NewTranscript transcripts = started();
        assertEquals(Optional.empty(), transcripts.only());
        Path ours = append(2, prompt());
        assertEquals(Optional.of(ours), transcripts.only());
        assertEquals(0, transcripts.sizeBefore(ours));
    }

    @Test
    void theOneThatGrewSinceTheStartIsOurs() throws IOException {
        Path old = append(1, oldPrompt());
        long before = Files.size(old);
        NewTranscript transcripts = started();
        append(1, prompt());
        assertEquals(Optional.of(old), transcripts.only());
        assertEquals(before, transcripts.sizeBefore(old));
    }

    @Test
    void whatWasWrittenBetweenTheStartAndTheFirstLookIsOurs() throws IOException {
        Path file = append(1, oldPrompt());
        long before = Files.size(file);
        append(1, prompt());
        NewTranscript transcripts = started();
        assertEquals(Optional.of(file), transcripts.only());
        assertEquals(before, transcripts.sizeBefore(file));
    }

    @Test
    void ofTwoNoneIs() throws IOException {
        NewTranscript transcripts = started();
        append(1, prompt());
        append(2, prompt());
        assertEquals(Optional.empty(), transcripts.only());
    }

    @Test
    void anotherPlaceAnotherTimeAndAnotherAgentAreNotOurs() throws IOException {
        NewTranscript transcripts = started();
        append(1, record("user", home, AFTER, ""));
        append(2, record("user", work, START.minusSeconds(1), ""));
        append(3, record("user", work, AFTER, "\"isSidechain\":true,"));
        append(4, record("summary", work, AFTER, ""));
        append(5, "{\"type\":\"user\",\"cwd\":\"" + work + "\"}\nno json\n");
        assertEquals(Optional.empty(), transcripts.only());
        Path ours = append(6, prompt());
        assertEquals(Optional.of(ours), transcripts.only());
    }

    @Test
    void aStubBecomesOursOnceSomethingIsSaid() throws IOException {
        NewTranscript transcripts = started();
        Path stub = append(1, record("summary", work, AFTER, ""));
        assertEquals(Optional.empty(), transcripts.only());
        append(1, prompt());
        assertEquals(Optional.of(stub), transcripts.only());
    }

    @Test
    void whatALongOldConversationWasCopiedIntoIsJudgedByItsEnd() throws IOException {
        NewTranscript transcripts = started();
        String old = record("user", home, START.minusSeconds(9), "\"filler\":\"" + "x".repeat(60_000) + "\",");
        Path copy = append(1, old.repeat(100));
        append(1, prompt());
        assertEquals(Optional.of(copy), transcripts.only());
    }
}
