package dev.belay.transcript.repair;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.belay.testing.RealClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Makes {@code docs/reference/repair.md}: run it by {@code scripts/repair-table}. It takes some minutes. */
@EnabledIfSystemProperty(named = "belay.repair-table", matches = ".+")
class RepairTableTest {
    private static final String ONLY = System.getProperty("belay.only", "");

    @TempDir
    Path folder;

    @Test
    void repairsEachDamageOnEachClient() throws Exception {
        List<RepairTable.Row> rows = new ArrayList<>();
        for (String version : RealClient.VERSIONS) {
            RealClient client = RealClient.of(version);
            RepairTable table = new RepairTable(client, folder.resolve(version), false);
            for (Map.Entry<String, RealDamage.Change> damage : RealDamage.all().entrySet()) {
                if (damage.getKey().matches(".*" + ONLY + ".*")) {
                    rows.add(table.row(damage.getKey(), damage.getValue()));
                    System.out.println(rows.get(rows.size() - 1));
                }
            }
            if (client.hasHooks() && "killed between compact boundary and summary".matches(".*" + ONLY + ".*")) {
                RepairTable compacted = new RepairTable(client, folder.resolve(version + "-compacted"), true);
                rows.add(compacted.row("killed between compact boundary and summary", RepairTable::killedInCompaction));
                System.out.println(rows.get(rows.size() - 1));
            }
        }
        if (ONLY.isEmpty()) {
            Files.writeString(Path.of("docs", "reference", "repair.md"), RepairTable.document(rows));
        }
        List<String> wrong = rows.stream()
                .map(RepairTable.Row::wrong)
                .filter(reason -> !reason.isEmpty())
                .toList();
        assertEquals("", String.join("\n", wrong), wrong.size() + " of " + rows.size() + " rows are wrong");
    }
}
