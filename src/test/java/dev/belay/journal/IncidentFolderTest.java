package dev.belay.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.evidence.Evidence;
import dev.belay.evidence.Exit;
import dev.belay.evidence.Screen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IncidentFolderTest {
    private static final Instant AT = Instant.parse("2026-11-20T12:34:02Z");

    @TempDir
    Path folder;

    private IncidentFolder made(String id) throws IOException {
        return new IncidentFolder(Files.createDirectories(folder.resolve(id)));
    }

    private static JournalEntry incident(String id) {
        return new JournalEntry(
                id,
                AT,
                new JournalEntry.Cause("killed", "Something killed claude.", Map.of()),
                Optional.of(new JournalEntry.Session("0a80a98a", Optional.empty(), Optional.empty())),
                Optional.empty(),
                JournalEntry.Outcome.OPEN,
                Optional.empty());
    }

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        IncidentFolder one = made("20261120-1");
        one.write(incident(one.id()));
        Evidence evidence = Evidence.of(AT, new Exit.Signal(9, "SIGKILL"))
                .with(new Screen("token sk-ant-REDACTED-0123456789", false));
        one.write(Traces.of(evidence, Optional.of(folder.resolve("never-written.jsonl"))));
        assertEquals(Optional.of(incident(one.id())), one.incident());
        assertEquals("signal SIGKILL\n", one.text(IncidentFolder.EXIT));
        assertFalse(one.text(IncidentFolder.SCREEN).contains("0123456789"));
        assertFalse(one.has(IncidentFolder.TRANSCRIPT));
        IncidentTraces traces = IncidentTraces.newestOfEach(folder).get("0a80a98a");
        assertEquals(new Exit.Signal(9, "SIGKILL"), traces.exit());
    }

    @Test
    void theNewestComeFirstAndWhatIsNoneIsOverlooked() throws IOException {
        made("20261120-1");
        made("20261121-1");
        made(".new-20261122-1");
        made("Not-Ours");
        Files.writeString(folder.resolve("20261123-1"), "a file");
        assertEquals(
                List.of("20261121-1", "20261120-1"),
                IncidentFolder.newestFirst(folder).stream()
                        .map(IncidentFolder::id)
                        .toList());
        assertEquals(List.of(), IncidentFolder.newestFirst(folder.resolve("gone")));
    }

    @Test
    void aUserMayNameOneByItsPath() throws IOException {
        IncidentFolder one = made("20261120-1");
        assertEquals(Optional.empty(), IncidentFolder.named(one.path().toString()));
        one.write(incident(one.id()));
        assertEquals(Optional.of(one), IncidentFolder.named(one.path().toString()));
        assertEquals(Optional.empty(), IncidentFolder.named("\0"));
    }

    @Test
    void deletesWhatIsOursAndLeavesWhatIsNot() throws IOException {
        IncidentFolder one = made("20261120-1");
        one.write(incident(one.id()));
        Files.createDirectory(one.path().resolve("notes"));
        one.delete();
        assertTrue(Files.exists(one.path().resolve("notes")));
        assertFalse(one.has(IncidentFolder.INCIDENT));
        Files.delete(one.path().resolve("notes"));
        one.delete();
        assertFalse(Files.exists(one.path()));
    }
}
