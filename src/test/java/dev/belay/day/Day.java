package dev.belay.day;

import dev.belay.testing.RealClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** All scenes with one client, without Belay and under it, several at a time. */
final class Day {
    private static final Path REPORT = Path.of("target", "day").toAbsolutePath();

    private static final int REPLAYS = 2;

    private final RealClient client;
    private final Way other;
    private final Predicate<String> meant;

    /**
     * @param other under Belay, or once more without it
     * @param meant whether the scene of this name is to be played
     */
    Day(RealClient client, Way other, Predicate<String> meant) {
        this.client = client;
        this.other = other;
        this.meant = meant;
    }

    List<Comparison> play(int atOnce) throws Exception {
        // The programs are made ready before any clock runs.
        client.executable();
        other.script(client.executable());
        ExecutorService few = Executors.newFixedThreadPool(atOnce);
        try {
            List<Future<List<Comparison>>> futures = new ArrayList<>();
            for (Scene scene : Scenes.all()) {
                if (meant.test(scene.name())) {
                    futures.add(few.submit(() -> settled(scene)));
                }
            }
            List<Comparison> all = new ArrayList<>();
            for (Future<List<Comparison>> future : futures) {
                all.addAll(future.get());
            }
            return all;
        } finally {
            few.shutdownNow();
        }
    }

    /** What differs is played again: a difference that does not come back was the client's or the machine's, by chance. */
    private List<Comparison> settled(Scene scene) throws Exception {
        List<Comparison> acts = play(scene);
        for (int again = 0; again < REPLAYS && !acts.stream().allMatch(Comparison::isEqual); again++) {
            List<Comparison> once = acts;
            List<Comparison> more = play(scene);
            acts = new ArrayList<>();
            for (int i = 0; i < more.size(); i++) {
                acts.add(once.get(i).and(more.get(i)));
            }
        }
        return acts;
    }

    private List<Comparison> play(Scene scene) throws Exception {
        // A short path, and one of the same length for everybody: screens wrap.
        Path folder = Files.createTempDirectory(Path.of("/tmp"), "day");
        try {
            List<Observed> bare = play(scene, Way.BARE, folder);
            List<Observed> others = play(scene, other, folder);
            List<Comparison> comparisons = new ArrayList<>();
            for (int i = 0; i < scene.acts().size(); i++) {
                Act act = scene.acts().get(i);
                report(scene, act, i, bare.get(i), others.get(i));
                comparisons.add(Comparison.of(scene.name(), act, bare.get(i), others.get(i), client.version()));
            }
            return comparisons;
        } finally {
            delete(folder);
        }
    }

    private List<Observed> play(Scene scene, Way way, Path folder) throws Exception {
        try (Play play = new Play(scene, way, client, folder)) {
            List<Observed> seen = play.play();
            if (play.hasIncident()) {
                seen.get(seen.size() - 1).add("journal", "an incident");
            }
            return seen;
        }
    }

    /** Everything that was seen, for whoever wants to know why something differs. */
    private void report(Scene scene, Act act, int number, Observed bare, Observed others) throws IOException {
        String name = "%s-%02d-%s".formatted(scene.name(), number, act.title()).replaceAll("[^A-Za-z0-9-]+", "-");
        Path folder = Files.createDirectories(REPORT.resolve(client.version()));
        Files.writeString(
                folder.resolve(name + ".times"),
                bare.took().toMillis() + " " + others.took().toMillis() + " ms\n");
        Files.write(folder.resolve(name + ".bare"), bare.lines());
        Files.write(folder.resolve(name + ".other"), others.lines());
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.deleteIfExists(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException stillWritten) {
            // A client that is just ending may write there; the temporary folder is cleared some day.
        }
    }
}
