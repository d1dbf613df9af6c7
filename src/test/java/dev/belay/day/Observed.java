package dev.belay.day;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** All that could be seen of one act, line by line; each line begins with where it was seen. */
final class Observed {
    private final List<String> lines = new ArrayList<>();
    private Duration took = Duration.ZERO;

    void add(String where, String text) {
        text.lines().forEach(line -> lines.add(where + ": " + line.stripTrailing()));
    }

    /** How long it took: no matter for a comparison. */
    Duration took() {
        return took;
    }

    void took(Duration time) {
        took = time;
    }

    void add(String where, int number) {
        add(where, Integer.toString(number));
    }

    List<String> lines() {
        return List.copyOf(lines);
    }
}
