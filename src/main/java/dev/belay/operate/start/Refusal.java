package dev.belay.operate.start;

import dev.belay.evidence.ExitStatus;

/** Why claude can't be started, and the exit status for that. */
public record Refusal(int status, String sentence) {
    /** There is no claude, or it does not start. */
    public static Refusal notFound(String why) {
        return new Refusal(ExitStatus.NOT_FOUND, why);
    }
}
