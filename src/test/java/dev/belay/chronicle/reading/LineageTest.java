package dev.belay.chronicle.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.belay.journal.JournalEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineageTest {
    private static final String FIRST = "00000000-0000-4000-8000-000000000001";
    private static final String SECOND = "00000000-0000-4000-8000-000000000002";
    private static final String THIRD = "00000000-0000-4000-8000-000000000003";
    private static final String STRANGER = "00000000-0000-4000-8000-000000000009";

    @TempDir
    Path folder;

    private static JournalEntry fall(int second, String session, String... copies) {
        return new JournalEntry(
                "fall-" + second,
                Instant.ofEpochSecond(second),
                new JournalEntry.Cause("stalled", "It stalled.", Map.of()),
                Optional.of(new JournalEntry.Session(session, Optional.empty(), Optional.empty(), List.of(copies))),
                Optional.of("repair-and-resume"),
                JournalEntry.Outcome.RECOVERED,
                Optional.empty());
    }

    private static final List<JournalEntry> JOURNAL =
            List.of(fall(9, STRANGER), fall(5, SECOND, THIRD), fall(2, FIRST, SECOND));

    @Test
    void aCopyOfACopyIsTheSameSessionWhicheverIsAskedFor() {
        for (String asked : List.of(FIRST, SECOND, THIRD)) {
            Lineage lineage = Lineage.of(asked, JOURNAL);
            assertEquals(List.of(FIRST, SECOND, THIRD), lineage.ids());
            assertEquals(List.of(JOURNAL.get(2), JOURNAL.get(1)), lineage.falls());
        }
    }

    @Test
    void oneThatTheJournalDoesNotKnowIsItself() {
        Lineage lineage = Lineage.of("00000000-0000-4000-8000-00000000000f", JOURNAL);
        assertEquals(List.of("00000000-0000-4000-8000-00000000000f"), lineage.ids());
        assertEquals(List.of(), lineage.falls());
    }

    @Test
    void theNewestCopyThatIsThereIsRead() throws IOException {
        Path first = Files.createFile(folder.resolve(FIRST + ".jsonl"));
        Lineage lineage = Lineage.of(FIRST, JOURNAL);
        assertEquals(first, lineage.newest(first));
        Path second = Files.createFile(folder.resolve(SECOND + ".jsonl"));
        assertEquals(second, lineage.newest(first));
        assertEquals(List.of(first, second), lineage.files(second));
    }
}
