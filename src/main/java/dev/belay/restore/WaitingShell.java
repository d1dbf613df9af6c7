package dev.belay.restore;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The shell that holds a program back until a limit is over, by the clock on the wall, and then becomes it. */
final class WaitingShell {
    private static final String WAIT = "until=$1; shift; while left=$((until - $(date +%s))); [ $left -gt 0 ]; do"
            + " sleep $((left < 20 ? left : 20)); done; ";
    /** Leaves its user at a prompt in the same folder. */
    private static final String STAY = "\"$@\"; exec \"${SHELL:-/bin/sh}\"";

    private static final String BECOME = "exec \"$@\"";

    private WaitingShell() {}

    /** With a shell after it, as in a window. */
    static List<String> staying(Optional<Instant> notBefore, List<String> program) {
        return words(WAIT + STAY, notBefore, program);
    }

    /** And nothing after it. */
    static List<String> becoming(Optional<Instant> notBefore, List<String> program) {
        return words(WAIT + BECOME, notBefore, program);
    }

    private static List<String> words(String script, Optional<Instant> notBefore, List<String> program) {
        String until =
                Long.toString(notBefore.map(at -> at.getEpochSecond() + 1).orElse(0L));
        List<String> words = new ArrayList<>(List.of("/bin/sh", "-c", script, "belay", until));
        words.addAll(program);
        return words;
    }
}
