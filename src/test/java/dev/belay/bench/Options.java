package dev.belay.bench;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * What to measure.
 *
 * @param checkout where scripts/belay lies
 * @param jdk the version of the JDK that Belay runs on there
 * @param runs of each start
 * @param claude a real client, where there is one
 * @param only the measurements wanted; empty for all
 */
record Options(Path checkout, String jdk, int runs, Optional<Path> claude, Set<String> only, boolean json) {
    boolean wants(String measurement) {
        return only.isEmpty() || only.contains(measurement);
    }
}
