package dev.belay.recovery.chaos;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What came of all trials so far: a line of JSON each, so that a run that was broken off goes on where it stopped. */
final class Outcomes {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Path file;

    Outcomes(Path file) {
        this.file = file;
    }

    synchronized void add(Outcome outcome) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(
                file, MAPPER.writeValueAsString(outcome) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** In the order of their seeds. */
    List<Outcome> all() throws IOException {
        List<Outcome> all = new ArrayList<>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                all.add(MAPPER.readValue(line, Outcome.class));
            }
        }
        all.sort(Comparator.comparingLong(Outcome::seed));
        return all;
    }
}
