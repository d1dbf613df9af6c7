package dev.belay.recovery.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.belay.recovery.Mode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Random deaths, as many as are asked for; run it by {@code scripts/chaos}. */
@EnabledIfSystemProperty(named = "belay.chaos", matches = "\\d+")
class ChaosTest {
    private static final Path WORK = Path.of("target", "chaos").toAbsolutePath();
    private static final int TRIALS = Integer.getInteger("belay.chaos", 100);
    private static final long SEED = Long.getLong("belay.seed", 1);
    private static final int AT_ONCE = Integer.getInteger("belay.at-once", 2);
    private static final Duration TIME = Duration.ofMinutes(Integer.getInteger("belay.minutes", 24 * 60));
    private static final long LONGEST = Long.getLong("belay.longest", 9_000);
    private static final List<String> VERSIONS = List.of(
            System.getProperty("belay.clients", "2.1.332,2.1.116,1.0.35").split(","));

    private static final boolean ONLY_THE_PAGE = Boolean.getBoolean("belay.page");

    private final Outcomes outcomes = new Outcomes(WORK.resolve("outcomes.jsonl"));

    @Test
    void whatMayNeverHappenDoesNot() throws Exception {
        if (!ONLY_THE_PAGE) {
            tryThoseThatAreMissing();
        }
        List<Outcome> all = outcomes.all();
        new ChaosReport(all).write();
        assertEquals(
                List.of(),
                all.stream()
                        .filter(outcome -> !outcome.isRight())
                        .map(Outcome::toString)
                        .toList());
    }

    private void tryThoseThatAreMissing() throws Exception {
        long end = System.nanoTime() + TIME.toNanos();
        Set<Long> known = outcomes.all().stream().map(Outcome::seed).collect(Collectors.toSet());
        ExecutorService few = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<?>> trials = new ArrayList<>();
            for (long seed = SEED; seed < SEED + TRIALS; seed++) {
                long one = seed;
                if (!known.contains(one)) {
                    trials.add(few.submit(() -> {
                        if (System.nanoTime() < end) {
                            run(one);
                        }
                        return null;
                    }));
                }
            }
            for (Future<?> trial : trials) {
                trial.get();
            }
        } finally {
            few.shutdownNow();
        }
    }

    /** What went well needs nobody's look. */
    private void run(long seed) throws IOException, InterruptedException {
        Path folder = WORK.resolve("seed-" + seed);
        clean(folder);
        Outcome outcome = trial(seed, folder).run();
        System.out.println(outcome);
        outcomes.add(outcome);
        if (outcome.isRight()) {
            clean(folder);
        }
    }

    private static void clean(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            }
        }
    }

    private static ChaosTrial trial(long seed, Path folder) {
        Mode mode = seed % 2 == 0 ? Mode.PRINT : Mode.INTERACTIVE;
        String version = VERSIONS.get((int) (seed / 2 % VERSIONS.size()));
        return ChaosTrial.drawn(new Outcome.Setting(seed, version, mode), folder, LONGEST);
    }
}
