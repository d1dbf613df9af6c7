package dev.belay.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a table has found, for the page of {@code scripts/try-client}. */
public final class Findings {
    private Findings() {}

    /**
     * Leaves it in the file that {@code belay.findings} names; does nothing without.
     *
     * @param all how many were made
     * @param wrong each that was not right, in its first line
     */
    public static void leave(int all, List<String> wrong) throws IOException {
        String file = System.getProperty("belay.findings");
        if (file == null) {
            return;
        }
        List<String> lines = new ArrayList<>(List.of((all - wrong.size()) + " of " + all));
        wrong.forEach(one -> lines.add(one.lines().findFirst().orElse("")));
        Files.write(Path.of(file), lines);
    }
}
