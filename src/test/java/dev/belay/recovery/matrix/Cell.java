package dev.belay.recovery.matrix;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.belay.demo.wire.Wire;
import dev.belay.recovery.Mode;
import dev.belay.recovery.Seen;
import dev.belay.recovery.Trial;
import dev.belay.testing.RealClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One trial on one client in one mode: what was seen, or why it was not made. What was seen is kept in a folder of its
 * own, so that a run that was broken off can be continued.
 *
 * @param seen null when it was not made
 * @param without why not; empty when it was
 */
record Cell(Trial trial, Wire wire, String version, Mode mode, Seen seen, String without) {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String KEPT = "seen.json";

    /** Makes it now. */
    static Cell make(Trial trial, Wire wire, String version, Mode mode, Path work) throws IOException {
        Optional<String> leftOut = trial.leftOut(version, mode);
        if (leftOut.isPresent()) {
            return new Cell(trial, wire, version, mode, null, leftOut.get());
        }
        Path folder = folder(trial, wire, version, mode, work);
        clear(folder);
        Files.createDirectories(folder);
        try {
            Seen seen = trial.make(wire, RealClient.of(version), mode, folder);
            MAPPER.writerWithDefaultPrettyPrinter()
                    .writeValue(folder.resolve(KEPT).toFile(), seen);
            return new Cell(trial, wire, version, mode, seen, "");
        } catch (Exception | AssertionError trouble) {
            StringWriter text = new StringWriter();
            trouble.printStackTrace(new PrintWriter(text));
            return new Cell(trial, wire, version, mode, null, "failed: " + text);
        }
    }

    /** What an earlier run has seen. */
    static Optional<Cell> kept(Trial trial, Wire wire, String version, Mode mode, Path work) throws IOException {
        Path file = folder(trial, wire, version, mode, work).resolve(KEPT);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        return Optional.of(new Cell(trial, wire, version, mode, MAPPER.readValue(file.toFile(), Seen.class), ""));
    }

    boolean failed() {
        return seen == null && without.startsWith("failed: ");
    }

    /** Each thing that is not as it must be; nothing where it was not made for a reason. */
    List<String> mistakes() {
        if (seen == null) {
            return failed() ? List.of(without) : List.of();
        }
        return trial.right(version, mode).mistakes(seen);
    }

    String name() {
        return trial.name() + " over " + wire.id() + " on " + version + ", " + mode.id();
    }

    private static Path folder(Trial trial, Wire wire, String version, Mode mode, Path work) {
        return work.resolve(wire.id()).resolve(version).resolve(mode.id()).resolve(trial.slug());
    }

    private static void clear(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
