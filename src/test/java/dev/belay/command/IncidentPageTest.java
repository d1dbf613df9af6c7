package dev.belay.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.journal.JournalEntry;
import dev.belay.text.Style;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IncidentPageTest {
    private static final JournalEntry ENTRY = new JournalEntry(
            "20260723-120000-000-abcd",
            Instant.parse("2026-07-23T12:00:00Z"),
            new JournalEntry.Cause("out-of-memory", "claude ran\n out of memory", Map.of()),
            Optional.of(new JournalEntry.Session("a", Optional.empty(), Optional.of("/srv/app"))),
            Optional.empty(),
            JournalEntry.Outcome.OPEN,
            Optional.empty());

    @Test
    void aPipeGetsRowsWithoutAHeading() {
        List<String> lines =
                IncidentPage.table(List.of(ENTRY), 0, new Style(false)).lines().toList();
        assertEquals(1, lines.size());
        assertTrue(lines.get(0).contains("out-of-memory"), lines.get(0));
        assertTrue(lines.get(0).contains("  app  "), lines.get(0));
        assertTrue(lines.get(0).endsWith("claude ran out of memory"), lines.get(0));
    }

    @Test
    void aTerminalGetsOne() {
        String table = IncidentPage.table(List.of(ENTRY), 120, new Style(false));
        assertTrue(table.startsWith("incident"), table);
    }
}
