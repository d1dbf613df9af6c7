package dev.belay.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The document is of these failures: whoever adds one must make it. */
class ProviderFailuresTest {
    @Test
    void everyFailureStandsInTheDocument() throws Exception {
        String document = Files.readString(TableDocument.PROVIDERS);
        List<String> missing = new ArrayList<>();
        for (Failure failure : ProviderFailures.all()) {
            String section = "\n### " + failure.name() + "\n\nDone: " + failure.done() + ".\n";
            if (!document.contains("\n## " + failure.group() + "\n") || !document.contains(section)) {
                missing.add(failure.group() + ": " + failure.name());
            }
        }
        assertEquals(List.of(), missing, "make it by scripts/failure-table --providers");
    }

    @Test
    void noTwoFailuresShareAFolder() throws Exception {
        List<Failure> all = ProviderFailures.all();
        assertEquals(all.size(), all.stream().map(Failure::slug).distinct().count());
        assertTrue(all.size() > 80, all.size() + " failures");
    }
}
