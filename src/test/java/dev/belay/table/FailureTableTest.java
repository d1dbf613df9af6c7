package dev.belay.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.belay.testing.Findings;
import dev.belay.testing.RealClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Makes {@code docs/reference/real-failures.md}: run it by {@code scripts/failure-table}. It takes some minutes and needs root for
 * mounts and cgroups; what cannot be made here is left out with the reason.
 */
@EnabledIfSystemProperty(named = "belay.failure-table", matches = ".+")
class FailureTableTest {
    private static final Path WORK = Path.of("target", "failure-table").toAbsolutePath();
    private static final int AT_ONCE = Integer.getInteger("belay.at-once", 4);
    /** Which rows are made; all of them and the document when it is not given. */
    private static final String ONLY = System.getProperty("belay.only", "");

    private static final boolean PROVIDERS = Boolean.getBoolean("belay.providers");
    private static final boolean KEEP =
            System.getProperty("belay.failure-table").equals("again");

    @Test
    void makesEachFailureForReal() throws Exception {
        List<Made> all = makeAll();
        assertFalse(all.isEmpty(), "no row is meant by " + ONLY);
        List<String> wrong = new ArrayList<>();
        for (Made made : all) {
            made.wrong().ifPresent(wrong::add);
            if (made.leftOut() && made.without().startsWith("failed: ")) {
                wrong.add(made.failure().name() + " on " + made.version() + ": " + made.without());
            }
        }
        Findings.leave((int) all.stream().filter(made -> !made.leftOut()).count(), wrong);
        if (ONLY.isEmpty()) {
            (PROVIDERS ? TableDocument.ofProviders() : TableDocument.ofTheApi()).write(all);
        }
        assertEquals("", String.join("\n", wrong), wrong.size() + " of " + all.size() + " rows are wrong");
    }

    private static List<Failure> failures() throws IOException {
        if (PROVIDERS) {
            return ProviderFailures.all();
        }
        List<Failure> all = new ArrayList<>(ServerFailures.all());
        all.addAll(NetworkFailures.all());
        all.addAll(ProcessFailures.all());
        all.addAll(MachineFailures.all());
        return all;
    }

    private static List<Made> makeAll() throws Exception {
        ExecutorService few = Executors.newFixedThreadPool(AT_ONCE);
        // These sleep through ten retries.
        ExecutorService many = Executors.newCachedThreadPool();
        List<Future<Made>> futures = new ArrayList<>();
        for (Failure failure : failures()) {
            for (String version : PROVIDERS ? ProviderFailures.VERSIONS : RealClient.VERSIONS) {
                if (!(failure.slug() + " " + version).matches(".*(?:" + ONLY + ").*")) {
                    continue;
                }
                boolean sleeps =
                        (failure.group().equals("The network") || failure.name().equals("529"))
                                && version.equals("1.0.35");
                futures.add((sleeps ? many : few).submit(() -> make(failure, version)));
            }
        }
        List<Made> all = new ArrayList<>();
        for (Future<Made> future : futures) {
            all.add(future.get());
        }
        few.shutdown();
        many.shutdown();
        return all;
    }

    private static Made make(Failure failure, String version) throws IOException {
        if (failure.leftOut().containsKey(version)) {
            return new Made(failure, version, null, failure.leftOut().get(version));
        }
        Path folder = WORK.resolve(version).resolve(failure.slug());
        if (KEEP && kept(folder).isPresent()) {
            return new Made(failure, version, kept(folder).get(), "");
        }
        clear(folder);
        try (Stage stage = new Stage(RealClient.of(version), folder)) {
            failure.play().on(stage);
            if (!Files.exists(stage.result().resolve(Witness.SAID))) {
                return new Made(failure, version, null, "failed: " + said(stage.result()));
            }
            return new Made(failure, version, stage.result(), "");
        } catch (ProcessFailures.LeftOut reason) {
            return new Made(failure, version, null, reason.getMessage());
        } catch (Exception | AssertionError trouble) {
            StringWriter text = new StringWriter();
            trouble.printStackTrace(new PrintWriter(text));
            return new Made(failure, version, null, "failed: " + text);
        }
    }

    private static String said(Path result) throws IOException {
        return "nothing was said. " + Files.readString(result.resolve("stderr"));
    }

    private static Optional<Path> kept(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> runs = Files.list(folder)) {
            return runs.filter(run -> Files.exists(run.resolve(Witness.SAID))).max(Comparator.naturalOrder());
        }
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
