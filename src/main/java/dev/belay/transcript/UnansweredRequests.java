package dev.belay.transcript;

import java.time.DateTimeException;
import java.time.Instant;

/**
 * The requests that nothing in the conversation has followed. 2.1.332 writes down no word of an answer whose stream ends in
 * an exception frame behind a whole tool call, although it runs the tool and goes on; but it notes each request.
 */
final class UnansweredRequests {
    /** More than a client retries by itself. */
    private static final int MANY = 30;
    /** On average; its retries soon come more slowly than that. */
    private static final long FAST_MILLIS = 2_000;

    private int unanswered;
    private String first;
    private String last;

    void sent(String time) {
        if (unanswered++ == 0) {
            first = time;
        }
        last = time;
    }

    void answered() {
        unanswered = 0;
    }

    boolean unwritten() {
        if (unanswered < MANY || first == null || last == null) {
            return false;
        }
        try {
            long millis =
                    Instant.parse(last).toEpochMilli() - Instant.parse(first).toEpochMilli();
            return millis <= unanswered * FAST_MILLIS;
        } catch (DateTimeException noTime) {
            return false;
        }
    }
}
