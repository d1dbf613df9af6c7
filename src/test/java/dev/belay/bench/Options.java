package dev.belay.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What to measure.
 *
 * @param checkout where scripts/belay lies
 * @param jdk the version of the JDK that Belay runs on there
 * @param before another build, to be measured in turns with this one
 * @param runs of each start
 * @param claude a real client, where there is one
 * @param only the measurements wanted; empty for all
 * @param growth what grows
 */
record Options(
        Path checkout,
        String jdk,
        Optional<Path> before,
        int runs,
        Optional<Path> claude,
        Set<String> only,
        Growing growth) {

    /**
     * @param megabytes sizes of transcripts
     * @param sessions numbers of sessions at once
     */
    record Growing(List<Integer> megabytes, List<Integer> sessions) {}

    boolean wants(String measurement) {
        return only.isEmpty() || only.contains(measurement);
    }

    static Options parse(String[] arguments) {
        int runs = 15;
        Set<String> only = Set.of();
        Optional<Path> claude = Optional.empty();
        Optional<Path> before = Optional.empty();
        List<Integer> megabytes = List.of(1, 10, 100);
        List<Integer> sessions = List.of(1, 10);
        for (int i = 2; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--json" -> {
                    // Bench has seen it.
                }
                case "--runs" -> runs = Integer.parseInt(arguments[++i]);
                case "--only" -> only = Set.of(arguments[++i].split(","));
                case "--claude" -> claude = Optional.of(Path.of(arguments[++i]));
                case "--against" -> before = Optional.of(Path.of(arguments[++i]));
                case "--megabytes" -> megabytes = numbers(arguments[++i]);
                case "--sessions" -> sessions = numbers(arguments[++i]);
                default -> throw new IllegalArgumentException("unknown word " + arguments[i]);
            }
        }
        return new Options(
                Path.of(arguments[0]), arguments[1], before, runs, claude, only, new Growing(megabytes, sessions));
    }

    private static List<Integer> numbers(String list) {
        return Arrays.stream(list.split(",")).map(Integer::valueOf).toList();
    }
}
