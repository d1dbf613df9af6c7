package dev.belay.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Measures what Belay costs, against the same program without it, in turns. Called by scripts/bench, which says what each
 * figure means. It judges nothing: no test may depend on a time.
 */
public final class Bench {
    private Bench() {}

    private interface Measurement {
        void take() throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        Options options = Options.parse(arguments);
        Report report = new Report(System.out, List.of(arguments).contains("--json"));
        report.machine(options.jdk());
        Path folder = Files.createTempDirectory("belay-bench.").toRealPath();
        try {
            Map<String, Measurement> all = measurements(new Rig(options, folder, report));
            for (String wanted : options.only()) {
                if (!all.containsKey(wanted)) {
                    System.err.println("bench: there is no measurement " + wanted + "; known are " + all.keySet());
                    System.exit(64);
                }
            }
            for (Map.Entry<String, Measurement> measurement : all.entrySet()) {
                if (options.wants(measurement.getKey())) {
                    measurement.getValue().take();
                }
            }
            report.end();
        } finally {
            clear(folder);
        }
        // The reapers of programs that have been ended may still wait.
        System.exit(0);
    }

    private static Map<String, Measurement> measurements(Rig rig) {
        Measurements costs = new Measurements(rig);
        Deaths deaths = new Deaths(rig);
        Growth growth = new Growth(rig);
        Map<String, Measurement> all = new LinkedHashMap<>();
        all.put("start", costs::start);
        all.put("paint", costs::paint);
        all.put("idle", costs::idle);
        all.put("echo", costs::echo);
        all.put("flood", costs::flood);
        all.put("death", deaths::client);
        all.put("end", deaths::cleanEnd);
        all.put("takeover", deaths::supervisor);
        all.put("transcript", growth::transcripts);
        all.put("crowd", growth::crowd);
        all.put("day", growth::day);
        return all;
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
