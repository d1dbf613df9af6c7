package dev.belay.recovery.chaos;

import dev.belay.recovery.Fault;
import java.util.List;

/**
 * What 1.0.35 does without Belay and without a blow: it resumes into a new transcript, with copies of all messages, and in
 * print mode it sends the first result of a tool twice.
 */
final class OfOldClients {
    private static final String OLD = "1.0.";

    private OfOldClients() {}

    /** What is doubled by anybody else. */
    static List<String> without(String version, List<String> doubled) {
        return doubled.stream()
                .filter(item ->
                        !version.startsWith(OLD) || !item.startsWith("RESULT-") && !item.endsWith(" in the transcript"))
                .toList();
    }

    /** Whether a session has several transcripts in this version. */
    static boolean hasManyTranscripts(String version) {
        return version.startsWith(OLD);
    }

    /**
     * The blow, after something that comes: it compacts nothing for another program, and stands at its prompt. And with no clock
     * that goes back: it gives every message the time of the resume, and begins the next one at the latest.
     */
    static Blow possible(String version, Blow blow) {
        if (!version.startsWith(OLD)) {
            return blow;
        }
        Blow forward = blow.withClockGoingOn();
        return blow.stage() == Stage.COMPACTION ? forward.after(Stage.RECOVERY) : forward;
    }

    /**
     * What the API does to it instead: it answers an error of the server's with ten tries of its own, whatever it was told,
     * and it cannot be made to compact.
     */
    static Fault fall(String version, Fault drawn, Fault refused) {
        return version.startsWith(OLD) ? refused : drawn;
    }
}
