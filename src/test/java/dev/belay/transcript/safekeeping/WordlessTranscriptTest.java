package dev.belay.transcript.safekeeping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.transcript.Transcripts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WordlessTranscriptTest {
    private static final String MODE = "{\"type\":\"mode\",\"mode\":\"normal\"}";

    @TempDir
    Path folder;

    private List<Path> after(String... records) throws IOException {
        Path transcript = Files.write(folder.resolve("id.jsonl"), List.of(records));
        WordlessTranscript.stepAside(transcript);
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Test
    void stepsAsideAndKeepsWhatStoodInIt() throws IOException {
        List<Path> files = after(MODE);
        assertEquals(1, files.size());
        assertTrue(files.get(0).getFileName().toString().startsWith("id.jsonl.wordless-"), files::toString);
        assertEquals(MODE + "\n", Files.readString(files.get(0)));
    }

    @Test
    void oneWithAWordStaysWhereItIs() throws IOException {
        assertEquals(List.of(folder.resolve("id.jsonl")), after(MODE, Transcripts.prompt("do it")));
    }

    @Test
    void oneThatIsNotThereIsNoFault() {
        WordlessTranscript.stepAside(folder.resolve("none.jsonl"));
    }
}
