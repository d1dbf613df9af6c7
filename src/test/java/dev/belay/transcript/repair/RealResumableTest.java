package dev.belay.transcript.repair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.testing.RealClient;
import dev.belay.testing.RealClientTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code belay resume} takes for resumable as it is, each client resumes whole: held together with what docs/reference/repair.md
 * says of each damage, raw and repaired.
 */
@Timeout(600)
class RealResumableTest {
    @TempDir
    Path folder;

    @RealClientTest("2.1.116")
    void aSessionWithoutACopyLosesNothing(RealClient client) throws Exception {
        Path transcript = new RealSession(client, Files.createDirectories(folder)).make(false);
        Map<String, List<String>> rows = new HashMap<>();
        for (String line : Files.readAllLines(Path.of("docs", "reference", "repair.md"))) {
            if (line.startsWith("| ")) {
                rows.put(RepairTable.cells(line).get(1), RepairTable.cells(line));
            }
        }
        List<String> asTheyAre = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, RealDamage.Change> damage : RealDamage.all().entrySet()) {
            Path file = transcript.resolveSibling(UUID.randomUUID() + ".jsonl");
            Files.write(file, RealDamage.apply(Files.readAllBytes(transcript), damage.getValue()));
            Path configuration = transcript.getParent().getParent().getParent();
            SessionRepair.Result result = new SessionRepair(configuration, file, bytes -> {}).repairToResume();
            if (result.outcome() == SessionRepair.Outcome.NOT_NEEDED) {
                asTheyAre.add(damage.getKey());
                List<String> row = rows.get(damage.getKey());
                for (int version = 0; version < 3; version++) {
                    if (!row.get(3 + 2 * version).equals(row.get(4 + 2 * version))) {
                        wrong.add(String.join(" | ", row));
                    }
                }
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(asTheyAre.contains("none") && asTheyAre.contains("killed in a tool"), asTheyAre::toString);
    }
}
