package dev.belay.transcript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.evidence.ApiError;
import dev.belay.evidence.Transcript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each recording of six client versions against what its description says about its end. */
class RecordedTranscriptsTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void readsTheEndOfARecordedSession(Row row) throws IOException {
        Transcript transcript = TranscriptTail.read(Transcripts.named(row.file()), bytes -> {});

        assertEquals(row.facts(), facts(transcript));
        assertTrue(
                transcript.error().map(ApiError::text).orElse("-").startsWith(row.error()),
                () -> "error " + transcript.error());
        assertFalse(transcript.integrity().torn());
        assertEquals(0, transcript.integrity().damaged());
    }

    @Test
    void hasARowForEachRecording() throws IOException {
        try (Stream<Path> files = Files.list(Transcripts.directory())) {
            Set<String> recorded = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jsonl"))
                    .map(name -> name.replace(".jsonl", ""))
                    .collect(Collectors.toSet());
            assertTrue(recorded.size() > 80);
            assertEquals(recorded, rows().map(Row::file).collect(Collectors.toSet()));
        }
    }

    @Test
    void theErrorPointsToItsLine() throws IOException {
        Path file = Transcripts.named("2.1.116-print-http500");
        ApiError error = TranscriptTail.read(file, bytes -> {}).error().orElseThrow();

        String line = Files.readString(file)
                .substring((int) error.offset())
                .lines()
                .findFirst()
                .orElseThrow();
        assertTrue(line.contains("isApiErrorMessage"));
        assertEquals(8, StoredTranscript.lineAt(file, error.offset(), bytes -> {}));
    }

    private static List<String> facts(Transcript transcript) {
        String status = transcript.error().map(RecordedTranscriptsTest::status).orElse("-");
        return List.of(
                transcript.endsOn().id(),
                status,
                transcript.retryAttempt() + "/"
                        + transcript
                                .retry()
                                .map(dev.belay.evidence.Retry::limit)
                                .orElse(0),
                Long.toString(transcript.answers()),
                Long.toString(transcript.toolResults()),
                transcript.lastTool().map(tool -> tool.name()).orElse("-"),
                Integer.toString(transcript.openTools().size()),
                transcript.lastPrompt().orElse("-"),
                transcript.work().compactions() + "/" + transcript.work().compactionsInARow(),
                Long.toString(transcript.contextTokens()),
                transcript.client().orElse("-"));
    }

    private static String status(ApiError error) {
        String number =
                error.status().isPresent() ? Integer.toString(error.status().getAsInt()) : "-";
        return number + "/" + error.kind().orElse("-");
    }

    static Stream<Row> rows() throws IOException {
        return Files.readAllLines(Transcripts.directory().resolve("expected.txt")).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> List.of(line.split(" \\| ")))
                .map(cells -> new Row(
                        cells.get(0),
                        cells.get(2),
                        Stream.concat(Stream.of(cells.get(1)), cells.subList(3, cells.size()).stream())
                                .toList()));
    }

    record Row(String file, String error, List<String> facts) {
        @Override
        public String toString() {
            return file;
        }
    }
}
