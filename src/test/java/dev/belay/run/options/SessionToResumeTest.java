package dev.belay.run.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.settings.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which sessions are resumed as they are, which need a copy, and how many copies there are. */
class SessionToResumeTest {
    private static final String ID = "aaaa1111-2222-4333-8444-555555555555";
    private static final String PROMPT = record("a", null, "user", "\"content\":\"Fix it\"");
    private static final String CALL = record(
            "b",
            "a",
            "assistant",
            "\"id\":\"m1\",\"content\":[{\"type\":\"tool_use\",\"id\":\"t1\",\"name\":\"Bash\",\"input\":{}}]");
    private static final String STRAY = record("c", "nowhere", "user", "\"content\":\"Another one\"");

    @TempDir
    private Path home;

    private Path transcript;

    @BeforeEach
    void makeAProject() throws IOException {
        transcript =
                Files.createDirectories(home.resolve(".claude/projects/-p")).resolve(ID + ".jsonl");
    }

    private static String record(String uuid, String parent, String type, String message) {
        return "{\"parentUuid\":" + (parent == null ? null : "\"" + parent + "\"")
                + ",\"isSidechain\":false,\"type\":\""
                + type + "\",\"message\":{\"role\":\"" + type + "\"," + message + "},\"uuid\":\"" + uuid
                + "\",\"timestamp\":\"2026-11-24T08:00:00.000Z\",\"sessionId\":\"" + ID + "\"}";
    }

    private void holds(String... records) throws IOException {
        Files.writeString(transcript, String.join("\n", records) + "\n");
    }

    private SessionToResume resume() throws UsageException {
        return SessionToResume.of(home.resolve(".claude"), transcript).orElseThrow();
    }

    private long transcripts() throws IOException {
        try (Stream<Path> files = Files.list(transcript.getParent())) {
            return files.filter(file -> file.toString().endsWith(".jsonl")).count();
        }
    }

    private void remainsAsItIs() throws Exception {
        SessionToResume session = resume();
        assertEquals(ID, session.id().value(), () -> session.done().toString());
        assertEquals(List.of(), session.done());
        assertEquals(1, transcripts());
    }

    @Test
    void aCallThatWasCutOffNeedsNoCopy() throws Exception {
        holds(PROMPT, CALL);
        remainsAsItIs();
    }

    @Test
    void norDoesOneThatTheConversationHasGoneOnAfter() throws Exception {
        holds(PROMPT, CALL, record("d", "b", "user", "\"content\":\"Go on\""));
        remainsAsItIs();
    }

    @Test
    void norDoesAFileThatStandsThereTwice() throws Exception {
        holds(PROMPT, PROMPT);
        remainsAsItIs();
    }

    @Test
    void aCutOffCallThatTheApiHasRefusedIsRepaired() throws Exception {
        holds(
                PROMPT,
                CALL,
                "{\"parentUuid\":\"b\",\"isSidechain\":false,\"isApiErrorMessage\":true,\"type\":\"assistant\",\"message\":"
                        + "{\"role\":\"assistant\",\"model\":\"<synthetic>\",\"content\":[{\"type\":\"text\",\"text\":\"API"
                        + " Error: 400 tool_use ids were found without tool_result blocks\"}]},\"uuid\":\"e\","
                        + "\"timestamp\":\"2026-11-24T08:00:00.000Z\"}");
        assertTrue(!resume().id().value().equals(ID));
    }

    @Test
    void theSameSessionGetsOneCopyHoweverOftenItIsResumed() throws Exception {
        holds(PROMPT, STRAY);
        SessionToResume first = resume();
        assertTrue(!first.id().value().equals(ID));
        assertTrue(first.done().get(0).contains("repaired copy"), () -> first.done()
                .toString());
        assertEquals(first.id(), resume().id());
        assertEquals(first.id(), resume().id());
        assertEquals(2, transcripts());
        assertTrue(resume().done().get(0).contains("existing repaired copy"));
    }

    @Test
    void aCopyThatHasGoneOnIsGoneOnWith() throws Exception {
        holds(PROMPT, STRAY);
        String copy = resume().id().value();
        Files.writeString(
                transcript.resolveSibling(copy + ".jsonl"),
                record("f", "c", "user", "\"content\":\"In the copy\"") + "\n",
                StandardOpenOption.APPEND);
        assertEquals(copy, resume().id().value());
    }

    @Test
    void aCopyThatWasDamagedInItsTurnIsRepairedInItsTurn() throws Exception {
        holds(PROMPT, STRAY);
        Path copy = transcript.resolveSibling(resume().id().value() + ".jsonl");
        Files.writeString(copy, STRAY.replace("\"c\"", "\"g\"") + "\n", StandardOpenOption.APPEND);
        SessionToResume second = resume();
        assertTrue(!second.id().value().equals(ID));
        assertTrue(!copy.getFileName().toString().startsWith(second.id().value()));
        assertEquals(second.id(), resume().id());
        assertEquals(3, transcripts());
    }

    @Test
    void anOriginalThatHasGoneOnGetsACopyOfItsOwn() throws Exception {
        holds(PROMPT, STRAY);
        String before = resume().id().value();
        Files.writeString(
                transcript,
                record("h", "c", "user", "\"content\":\"In the original\"") + "\n",
                StandardOpenOption.APPEND);
        assertTrue(!resume().id().value().equals(before));
    }

    @Test
    void oneThatIsOpenElsewhereIsNotOpenedTwice() throws Exception {
        holds(PROMPT, CALL);
        Process holder = new ProcessBuilder("sleep", "60")
                .redirectInput(transcript.toFile())
                .start();
        try {
            UsageException refused = assertThrows(UsageException.class, this::resume);
            assertEquals(75, refused.status());
        } finally {
            holder.destroyForcibly().waitFor();
        }
    }
}
