package dev.belay.spending;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The ledger in the run's folder, for another JVM that goes on with it: a line for what was spent each time, and before
 * them the time at which the run began.
 */
final class LedgerFile {
    private static final String NAME = "spending";

    private final Optional<Path> file;

    LedgerFile(Optional<Path> folder) {
        this.file = folder.map(path -> path.resolve(NAME));
    }

    /**
     * When the run began, and what was spent so far.
     *
     * @param now for a run that begins
     */
    Instant open(Instant now, Ledger ledger) {
        if (file.isEmpty()) {
            return now;
        }
        try {
            if (!Files.exists(file.get())) {
                Files.writeString(file.get(), now.toEpochMilli() + "\n");
                return now;
            }
            List<String> lines = Files.readAllLines(file.get(), StandardCharsets.UTF_8);
            for (String line : lines.subList(1, lines.size())) {
                entry(line).ifPresent(ledger::known);
            }
            return Instant.ofEpochMilli(Long.parseLong(lines.get(0).strip()));
        } catch (IOException | RuntimeException unusable) {
            return now;
        }
    }

    void add(Ledger.Entry entry) {
        if (file.isEmpty()) {
            return;
        }
        String line = String.join(
                " ",
                Long.toString(entry.at().toEpochMilli()),
                Long.toString(entry.cost()),
                Long.toString(entry.tokens()),
                entry.recovery() ? "recovery" : "work",
                entry.id().isEmpty() ? "-" : entry.id().replaceAll("\\s", "_"));
        try {
            Files.writeString(file.get(), line + "\n", StandardOpenOption.APPEND);
        } catch (IOException | RuntimeException full) {
            // Then a JVM that takes over counts it again from the transcripts.
        }
    }

    private static Optional<Ledger.Entry> entry(String line) {
        String[] fields = line.split(" ");
        try {
            return Optional.of(new Ledger.Entry(
                    Instant.ofEpochMilli(Long.parseLong(fields[0])),
                    fields[4].equals("-") ? "" : fields[4],
                    Long.parseLong(fields[1]),
                    Long.parseLong(fields[2]),
                    fields[3].equals("recovery")));
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException torn) {
            return Optional.empty();
        }
    }
}
