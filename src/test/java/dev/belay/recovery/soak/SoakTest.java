package dev.belay.recovery.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.belay.demo.wire.Wire;
import dev.belay.demo.wire.Wires;
import dev.belay.testing.RealClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Makes {@code docs/reference/soak.md}: run it by {@code scripts/soak}. A hundred tasks take a quarter of an hour or more. */
@EnabledIfSystemProperty(named = "belay.soak", matches = "\\d+")
class SoakTest {
    private static final Path WORK = Path.of("target", "soak").toAbsolutePath();
    private static final int TASKS = Integer.getInteger("belay.soak", 100);
    private static final int CALLS = Integer.getInteger("belay.calls", 30);
    private static final int EVERY = Integer.getInteger("belay.fault-every", 10);
    private static final long SEED = Long.getLong("belay.seed", 1);
    private static final int AT_ONCE = Integer.getInteger("belay.at-once", 2);
    private static final int FAULTLESS = 3;
    /** In the one long session. */
    private static final int FAULTS = Integer.getInteger("belay.long", 40);

    private static final String VERSION = System.getProperty("belay.client", RealClient.newest());
    private static final Wire WIRE =
            Wires.named(System.getProperty("belay.wire", "anthropic")).orElseThrow();
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final Duration LONG_LIMIT = Duration.ofMinutes(40);

    @Test
    void everyTaskComesToItsEnd() throws Exception {
        clear();
        List<Callable<Soak.Result>> plain =
                tasks("faultless", new Soak(RealClient.of(VERSION), WIRE, CALLS, 0, LIMIT), FAULTLESS);
        List<Callable<Soak.Result>> faulty =
                tasks("task", new Soak(RealClient.of(VERSION), WIRE, CALLS, EVERY, LIMIT), TASKS);
        List<Callable<Soak.Result>> alone = FAULTS == 0
                ? List.of()
                : tasks("long", new Soak(RealClient.of(VERSION), WIRE, EVERY * FAULTS, EVERY, LONG_LIMIT), 1);
        SoakReport report;
        ExecutorService few = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<Soak.Result>> longer = alone.stream().map(few::submit).toList();
            List<Soak.Result> without = results(plain.stream().map(few::submit).toList());
            List<Soak.Result> with = results(faulty.stream().map(few::submit).toList());
            report = new SoakReport(
                    new SoakReport.Setup(VERSION, WIRE, CALLS, EVERY, SEED), without, with, results(longer));
        } finally {
            few.shutdown();
        }
        System.out.println(report.text());
        SoakReport.write(report);
        assertEquals(List.of(), report.mistakes());
    }

    private static List<Callable<Soak.Result>> tasks(String name, Soak soak, int count) {
        List<Callable<Soak.Result>> tasks = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            long seed = SEED * 1000 + i;
            Path folder = WORK.resolve(name + "-" + i);
            tasks.add(() -> {
                Files.createDirectories(folder);
                Soak.Result result = soak.run(seed, folder);
                System.out.printf(
                        "%s: %s, %d requests, %s, %.1f s%s%n",
                        folder.getFileName(),
                        result.seen().end(),
                        result.requests(),
                        result.happened(),
                        result.seen().seconds(),
                        result.isRight() ? "" : ", WRONG: " + result.mistakes());
                return result;
            });
        }
        return tasks;
    }

    private static List<Soak.Result> results(List<Future<Soak.Result>> futures) throws Exception {
        List<Soak.Result> results = new ArrayList<>();
        for (Future<Soak.Result> future : futures) {
            results.add(future.get());
        }
        return results;
    }

    private static void clear() throws IOException {
        if (Files.exists(WORK)) {
            try (Stream<Path> files = Files.walk(WORK)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
