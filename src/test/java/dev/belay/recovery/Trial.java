package dev.belay.recovery;

import dev.belay.demo.wire.Wire;
import dev.belay.testing.RealClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One fall in the middle of a task, and where it must end.
 *
 * @param name what it is
 * @param done what is done for it
 * @param fault what the API does
 * @param options Belay's, besides {@code --unattended}
 * @param rights the right end by client and mode ({@code 2.1.329 print}), by client, by mode, else {@code *}
 * @param leftOut why it is not made, by the same
 * @param play what is done to the client, and with what it is run
 */
public record Trial(
        String name,
        String done,
        Supplier<Fault> fault,
        List<String> options,
        Map<String, Right> rights,
        Map<String, String> leftOut,
        Play play) {
    public static final int STEPS = 5;
    private static final Duration LIMIT = Duration.ofSeconds(Integer.getInteger("belay.limit", 300));

    /** Sets the task up, starts it, and does to the client what the trial is about. */
    @FunctionalInterface
    interface Play {
        void on(SupervisedTask task, List<String> options) throws Exception;
    }

    static Trial of(String name, String done, Right right, Supplier<Fault> fault) {
        return new Trial(name, done, fault, List.of(), Map.of("*", right), Map.of(), SupervisedTask::start);
    }

    Trial with(String... more) {
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of(more));
        return new Trial(name, done, fault, all, rights, leftOut, play);
    }

    /** The same, but another end is right there. */
    Trial on(String where, Right right) {
        return new Trial(name, done, fault, options, more(rights, where, right), leftOut, play);
    }

    /** The same, but not made there. */
    Trial notOn(String where, String why) {
        return new Trial(name, done, fault, options, rights, more(leftOut, where, why), play);
    }

    /** The same, and on one client what is right on another. */
    Trial onAs(String version, String other) {
        return new Trial(
                name, done, fault, options, asWell(rights, version, other), asWell(leftOut, version, other), play);
    }

    private static <T> Map<String, T> asWell(Map<String, T> map, String version, String other) {
        Map<String, T> all = new LinkedHashMap<>(map);
        map.forEach((key, value) -> all.putIfAbsent(key.replace(other, version), value));
        return all;
    }

    Trial played(Play another) {
        return new Trial(name, done, fault, options, rights, leftOut, another);
    }

    public Right right(String version, Mode mode) {
        return best(rights, version, mode).orElseThrow();
    }

    public Optional<String> leftOut(String version, Mode mode) {
        return best(leftOut, version, mode);
    }

    /** Plays it from its start to its end in an empty folder. */
    public Seen make(Wire wire, RealClient client, Mode mode, Path folder) throws Exception {
        try (SupervisedTask task = new SupervisedTask(client, mode, folder, new Task(STEPS, fault.get()))) {
            play.on(task.over(wire), options);
            return task.awaitEnd(LIMIT);
        }
    }

    /** A name that is good for a folder. */
    public String slug() {
        return name.toLowerCase(java.util.Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
    }

    private static <T> Optional<T> best(Map<String, T> map, String version, Mode mode) {
        for (String key : List.of(version + " " + mode.id(), version, mode.id(), "*")) {
            if (map.containsKey(key)) {
                return Optional.of(map.get(key));
            }
        }
        return Optional.empty();
    }

    private static <T> Map<String, T> more(Map<String, T> map, String key, T value) {
        Map<String, T> all = new LinkedHashMap<>(map);
        all.put(key, value);
        return all;
    }
}
