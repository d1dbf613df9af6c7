package dev.belay.transcript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredTranscriptTest {
    private static final Path RECORDED = Path.of("src", "test", "resources", "transcripts");

    @TempDir
    Path folder;

    private static List<Path> recorded() throws IOException {
        try (Stream<Path> files = Files.list(RECORDED)) {
            List<Path> found =
                    files.filter(file -> file.toString().endsWith(".jsonl")).toList();
            assertTrue(found.size() > 50, "only " + found.size() + " transcripts");
            return found;
        }
    }

    @Test
    void tellsFromAGlanceWhatAWholeReadingTellsOfTheEnd() throws IOException {
        for (Path file : recorded()) {
            StoredTranscript whole = StoredTranscript.read(file, bytes -> {});
            StoredTranscript glance = StoredTranscript.glance(file, Files.size(file));
            assertEquals(whole.transcript().endsOn(), glance.transcript().endsOn(), file.toString());
            assertEquals(whole.transcript().error(), glance.transcript().error(), file.toString());
            assertEquals(whole.last(), glance.last(), file.toString());
        }
    }

    @Test
    void readsFromMemoryWhatItReadsFromAFile() throws IOException {
        for (Path file : recorded()) {
            byte[] bytes = Files.readAllBytes(file);
            assertEquals(
                    StoredTranscript.read(file, read -> {}), StoredTranscript.of(bytes, bytes.length), file.toString());
        }
    }

    @Test
    void knowsTheTimeTheFolderAndTheSessionOfTheLastRecord() throws IOException {
        StoredTranscript stored = StoredTranscript.read(RECORDED.resolve("2.1.329-base-4turns.jsonl"), bytes -> {});
        assertEquals(
                "467a7446-169b-451c-8efd-a51e4d9efab8",
                stored.session().orElseThrow().value());
        assertEquals(Optional.of(Path.of("/home/user/proj")), stored.workingDirectory());
        assertTrue(stored.last().at().isPresent() && stored.last().offset() > 0);
        assertFalse(stored.clientOutput());
    }

    @Test
    void forgetsAResultThatAnotherTurnHasFollowed() {
        String result =
                "{\"type\":\"result\",\"subtype\":\"success\",\"is_error\":true,\"result\":\"API Error: 500 x\"}\n";
        String answer =
                "{\"type\":\"assistant\",\"message\":{\"id\":\"m\",\"content\":[{\"type\":\"text\",\"text\":\"a\"}]}}\n";
        assertEquals(500, of(result).result().orElseThrow().status().orElseThrow());
        assertTrue(of(result + answer).result().isEmpty());
        assertEquals("answer", of(result + answer).transcript().endsOn().id());
    }

    private static StoredTranscript of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return StoredTranscript.of(bytes, bytes.length);
    }

    @Test
    void readsADocumentAsFarAsItGoes() throws IOException {
        String text = "[{\"type\":\"system\",\"session_id\":\"467a7446-169b-451c-8efd-a51e4d9efab8\"},\n"
                + "{\"type\":\"assistant\",\"message\":{\"content\":[{\"type\":\"tool_use\",\"id\":\"t\",\"name\":\"Bash\"}]}},{\"ty";
        StoredTranscript stored =
                StoredTranscript.document(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        assertEquals("tool-use", stored.transcript().endsOn().id());
        assertTrue(stored.session().isPresent());
    }

    @Test
    void findsTheFirstPromptBehindWhatOldClientsPutBeforeIt() throws IOException {
        Path file = Files.writeString(folder.resolve("t.jsonl"), """
                {"type":"summary","summary":"Of another session","leafUuid":"x"}
                {"type":"user","isMeta":true,"cwd":"/p","message":{"content":"Caveat: ..."}}
                {"type":"user","cwd":"/p","message":{"content":"<command-name>/clear</command-name>"}}
                {"type":"user","cwd":"/p","message":{"content":[{"type":"text","text":"  Repair the roof "}]}}
                """);
        assertEquals(
                new TranscriptHead(Optional.of("Repair the roof"), Optional.of(Path.of("/p")), true),
                TranscriptHead.read(file));
        Path stub = Files.writeString(folder.resolve("s.jsonl"), "{\"type\":\"summary\",\"summary\":\"x\"}\nnot json");
        assertFalse(TranscriptHead.read(stub).conversation());
    }
}
