package dev.belay.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.diagnose.Rulebook;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.Exit;
import dev.belay.rules.RuleFiles;
import dev.belay.transcript.TranscriptTail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is said of each transcript that a real client wrote, when nothing but the transcript is left. */
class RecordedSessionsTest {
    private static final Path RESOURCES = Path.of("src", "test", "resources");

    @Test
    void saysOfEachRecordedTranscriptWhatItShows() throws IOException {
        Rulebook rules = RuleFiles.ours();
        Map<String, String> said = new TreeMap<>();
        for (Path file : transcripts()) {
            Evidence evidence =
                    Evidence.of(Instant.EPOCH, new Exit.Unseen()).with(TranscriptTail.read(file, bytes -> {}));
            said.put(file.getFileName().toString(), rules.diagnose(evidence).failure());
        }
        assertTrue(said.size() > 50, "only " + said.size() + " transcripts");
        String text = said.entrySet().stream()
                .map(entry -> entry.getKey() + "\t" + entry.getValue() + "\n")
                .collect(Collectors.joining());
        if (Boolean.getBoolean("belay.regenerate")) {
            Files.writeString(RESOURCES.resolve("recorded.tsv"), text);
        }
        assertEquals(Files.readString(RESOURCES.resolve("recorded.tsv")), text);
    }

    private static List<Path> transcripts() throws IOException {
        try (Stream<Path> files = Files.list(RESOURCES.resolve("transcripts"))) {
            return files.filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList();
        }
    }
}
