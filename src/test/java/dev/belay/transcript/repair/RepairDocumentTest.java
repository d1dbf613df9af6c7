package dev.belay.transcript.repair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What docs/reference/repair.md shows: repair is never below raw, and reaches all that is still in the file. */
class RepairDocumentTest {
    @Test
    void repairIsNeverBelowRawAndReachesAllThatIsThere() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("docs", "reference", "repair.md")).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| damage"))
                .toList();
        assertTrue(rows.size() >= 30, rows.size() + " rows");
        for (String row : rows) {
            List<String> cells = RepairTable.cells(row);
            for (int version = 0; version < 3; version++) {
                String raw = cells.get(3 + 2 * version);
                String repaired = cells.get(4 + 2 * version);
                if (repaired.equals("-")) {
                    continue;
                }
                int count = Integer.parseInt(repaired);
                assertTrue(!raw.matches("\\d\\d?") || Integer.parseInt(raw) <= count, row);
                // What only the newer clients write down twice, 1.0.35 cannot have.
                boolean withoutOutput = version == 0 && row.contains("message") && row.contains("without");
                assertTrue(count >= Integer.parseInt(cells.get(2)) || withoutOutput && count == 23, row);
            }
        }
        assertEquals(RealDamage.all().size() + 1, rows.size(), "a damage is not in the document");
    }
}
