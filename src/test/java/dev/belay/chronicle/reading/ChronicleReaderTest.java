package dev.belay.chronicle.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.chronicle.Chronicle;
import dev.belay.chronicle.Ending;
import dev.belay.chronicle.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChronicleReaderTest {
    private static final String SESSION = "0a80a98a-2efd-473d-8988-80fe42db6e92";
    private static final String COPY = "1b80a98a-2efd-473d-8988-80fe42db6e92";

    @TempDir
    Path home;

    private Chronicle read(byte[] transcript) throws IOException {
        Path file = home.resolve(SESSION + ".jsonl");
        Files.write(file, transcript);
        return reader().read(file, bytes -> {});
    }

    private Chronicle recorded(String name) throws IOException {
        return read(Files.readAllBytes(Path.of("src/test/resources/transcripts", name)));
    }

    private ChronicleReader reader() {
        return new ChronicleReader(Map.of("HOME", home.toString()));
    }

    private static List<Span> spans(Chronicle told, Span.Kind kind) {
        return told.course().spans().stream()
                .filter(span -> span.kind() == kind)
                .toList();
    }

    static Stream<Path> recordings() throws IOException {
        return Files.list(Path.of("src/test/resources/transcripts"))
                .filter(file -> file.toString().endsWith(".jsonl"))
                .sorted();
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void whatRealClientsWroteIsToldWithinItsTime(Path recording) throws IOException {
        Chronicle told = read(Files.readAllBytes(recording));
        assertEquals(SESSION, told.subject().session().value());
        assertTrue(told.course().begun().isPresent());
        for (Span span : told.course().spans()) {
            assertFalse(span.from().isBefore(told.course().begun().orElseThrow()), span::toString);
            assertFalse(span.until().isAfter(told.course().ended().orElseThrow()), span::toString);
        }
        assertFalse(told.ending().state() == Ending.State.EMPTY);
        assertEquals(told.requests().answered(), told.work().answers());
    }

    @Test
    void fourTurnsAreFour() throws IOException {
        Chronicle told = recorded("2.1.329-base-4turns.jsonl");
        assertEquals(told.subject().asked().count(), spans(told, Span.Kind.TURN).size());
        assertEquals(4, told.subject().asked().count());
        assertEquals(Ending.State.ENDED_WELL, told.ending().state());
        assertTrue(
                told.unseen().stream().anyMatch(said -> said.startsWith("Nothing was measured")),
                told.unseen()::toString);
    }

    @Test
    void compactionsTellBeforeAndAfter() throws IOException {
        Chronicle told = recorded("2.1.116-autocompact-ok-three-times.jsonl");
        assertEquals(3, told.course().compactions().size());
        told.course().compactions().forEach(one -> assertFalse(one.byHand()));
        assertTrue(told.course().compactions().get(0).before().isPresent());
    }

    @Test
    void theErrorThatItEndsOnIsItsEnd() throws IOException {
        Chronicle told = recorded("2.1.329-print-http500.jsonl");
        assertEquals(Ending.State.FAILED, told.ending().state());
        assertEquals("500", told.requests().errors().get(0).status());
        assertTrue(told.ending().say().contains("500"), told.ending()::say);
    }

    @Test
    void aCallWithoutAResultHasFailed() throws IOException {
        Chronicle told = recorded("2.1.329-killed-by-sigkill-mid-tool.jsonl");
        assertEquals(Ending.State.UNFINISHED, told.ending().state());
        assertTrue(told.work().tools().stream().anyMatch(tool -> tool.failed() > 0), told.work()::toString);
    }

    @Test
    void damageIsSaidAndNeverThrown() throws IOException {
        byte[] whole = Files.readAllBytes(Path.of("src/test/resources/transcripts/2.1.329-base-4turns.jsonl"));
        Random random = new Random(17);
        for (int round = 0; round < 200; round++) {
            byte[] damaged = whole.clone();
            for (int bit = 0; bit < 20; bit++) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            read(damaged);
        }
        byte[] torn = java.util.Arrays.copyOf(whole, whole.length - 40);
        assertTrue(read(torn).unseen().stream().anyMatch(said -> said.contains("breaks off")));
    }

    @Test
    void nothingIsASessionThatHasNotBegun() throws IOException {
        Chronicle told = read(new byte[0]);
        assertEquals(Ending.State.EMPTY, told.ending().state());
        assertEquals(Optional.empty(), told.course().begun());
    }

    @Test
    void aFileOfAnotherNameIsRefused() throws IOException {
        Path file = Files.createFile(home.resolve("notes.jsonl"));
        IOException refused = assertThrows(IOException.class, () -> reader().read(file, bytes -> {}));
        assertEquals("it is not named after a session: notes.jsonl", refused.getMessage());
    }

    /** The journal says of which session one is a copy; what both have is counted once. */
    @Test
    void aCopyIsTheSameSession() throws IOException {
        byte[] whole = Files.readAllBytes(Path.of("src/test/resources/transcripts/2.1.329-base-4turns.jsonl"));
        Chronicle alone = read(whole);
        Files.write(home.resolve(COPY + ".jsonl"), whole);
        Path incident = home.resolve(".local/state/belay/incidents/20260801-100005-stalled");
        Files.createDirectories(incident);
        Files.writeString(incident.resolve("incident.json"), """
                {"schemaVersion": 1, "at": "2026-08-01T10:00:05Z", "failure": "stalled",
                 "say": "Claude is waiting.", "because": {}, "session": {"id": "%s", "copies": ["%s"]},
                 "recovery": "resume", "outcome": "recovered"}
                """.formatted(SESSION, COPY));
        Chronicle told = reader().read(home.resolve(SESSION + ".jsonl"), bytes -> {});
        assertEquals(COPY, told.subject().session().value());
        assertEquals(1, told.subject().earlier().size());
        assertEquals(1, told.falls().size());
        assertEquals(alone.bill(), told.bill());
    }
}
