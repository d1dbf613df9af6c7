package dev.belay.recovery.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.belay.recovery.Mode;
import dev.belay.recovery.Trial;
import dev.belay.recovery.Trials;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The document is of these trials: whoever adds one must make it. */
class RecoveriesDocumentTest {
    @Test
    void everyTrialStandsInTheDocumentWithEachClientAndMode() throws Exception {
        String document = Files.readString(MatrixDocument.FILE);
        List<String> missing = new ArrayList<>();
        for (Trial trial : Trials.all()) {
            int start = document.indexOf("\n## " + trial.name() + "\n\nDone: " + trial.done() + ".\n");
            int end = start < 0 ? start : document.indexOf("\n## ", start + 1);
            String section = start < 0 ? "" : document.substring(start, end < 0 ? document.length() : end);
            for (String version : Trials.versions()) {
                for (Mode mode : Mode.values()) {
                    if (!section.contains("| " + version + " | " + mode.id() + " | ")) {
                        missing.add(trial.name() + " on " + version + ", " + mode.id());
                    }
                }
            }
        }
        assertFalse(Trials.all().isEmpty());
        assertEquals(List.of(), missing, "make it by scripts/recovery-matrix");
    }
}
