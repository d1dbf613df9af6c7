package dev.belay.recovery.chaos;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.belay.recovery.Mode;
import java.util.List;

/**
 * What came of one trial.
 *
 * @param end {@code done}, or the exit status of Belay, or what else became of it
 * @param wrong what may never happen, and did
 */
record Outcome(Setting setting, Blow blow, boolean hit, String end, double seconds, List<Never.Wrong> wrong) {

    /** What was tried. */
    record Setting(long seed, String version, Mode mode) {}

    long seed() {
        return setting.seed();
    }

    String version() {
        return setting.version();
    }

    Mode mode() {
        return setting.mode();
    }

    @JsonIgnore
    boolean isRight() {
        return wrong.isEmpty();
    }

    /** For the page, without the numbers of processes and the names of this machine's folders. */
    String told() {
        return toString()
                .replaceAll(" -XX:.*? dev\\.belay\\.Main ", " ... dev.belay.Main ")
                .replaceAll("(/[\\w.@-]+){2,}/", "")
                .replaceAll("\\b\\d{3,7} (?=[a-z]*(sh|java|belay|claude|node)\\b)", "")
                .replaceAll("\\s+", " ");
    }

    @Override
    public String toString() {
        return String.format(
                java.util.Locale.ROOT,
                "seed %d, %s, %s: %s%s: %s, %.1f s%s",
                seed(),
                version(),
                mode().id(),
                blow,
                hit ? "" : " (nobody was there)",
                end,
                seconds,
                isRight() ? "" : ", WRONG: " + wrong);
    }
}
