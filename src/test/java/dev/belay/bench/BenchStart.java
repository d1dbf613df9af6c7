package dev.belay.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Measures what Belay costs, against the same program without it, in turns. Called by scripts/bench-start, which says
 * what each figure means. It judges nothing: no test may depend on a time.
 */
public final class BenchStart {
    private static final List<String> ALL = List.of("start", "paint", "idle", "echo", "flood", "end");

    private BenchStart() {}

    public static void main(String[] arguments) throws Exception {
        Options options = options(arguments);
        Report report = new Report(System.out, options.json());
        report.machine(options.jdk());
        Path folder = Files.createTempDirectory("belay-bench.").toRealPath();
        try {
            Measurements measurements = new Measurements(options, folder, report);
            for (String measurement : ALL) {
                if (options.wants(measurement)) {
                    measurements.run(measurement);
                }
            }
            report.end();
        } finally {
            clear(folder);
        }
        // The reapers of programs that have been ended may still wait.
        System.exit(0);
    }

    private static Options options(String[] arguments) {
        Path checkout = Path.of(arguments[0]);
        String jdk = arguments[1];
        int runs = 15;
        boolean json = false;
        Set<String> only = Set.of();
        Optional<Path> claude = Optional.empty();
        for (int i = 2; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--json" -> json = true;
                case "--runs" -> runs = Integer.parseInt(arguments[++i]);
                case "--only" -> only = Set.of(arguments[++i].split(","));
                case "--claude" -> claude = Optional.of(Path.of(arguments[++i]));
                default -> throw new IllegalArgumentException("unknown word " + arguments[i]);
            }
        }
        for (String wanted : only) {
            if (!ALL.contains(wanted)) {
                System.err.println("bench-start: there is no measurement " + wanted + "; known are " + ALL);
                System.exit(64);
            }
        }
        return new Options(checkout, jdk, runs, claude, only, json);
    }

    private static void clear(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | java.io.UncheckedIOException stillWritten) {
            // A client may write a last file while we clear; the system's temporary folder forgets it.
        }
    }
}
