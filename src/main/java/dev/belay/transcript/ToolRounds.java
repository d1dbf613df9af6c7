package dev.belay.transcript;

import dev.belay.evidence.Repetition;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The last rounds of call and result, as numbers: whether a result is new, and whether the client goes round in a circle.
 * Two kinds of circle were measured. After a tool call whose stream ended in an exception frame 2.1.116 and 2.1.332 run
 * the tool and ask again at once, 8 to 10 times a second and without limit; a call whose input is no JSON fails and is
 * asked for again, in the same way. A circle may have two calls that take turns. Its memory is bounded, and a clock is
 * only read once there is a circle.
 */
final class ToolRounds {
    /** As many rounds in a row as chance does not make. */
    static final int MANY = 30;

    /** An error is repeated by nobody who reads it. */
    static final int MANY_ERRORS = 15;
    /** On average. A model takes at least that long for the shortest call, and a tool that polls sleeps besides. */
    private static final long FAST_MILLIS = 2_000;
    /** On average. Slower than that it may wait for something, and costs little. */
    private static final long SOON_MILLIS = 30_000;

    private static final int OPEN = 1000;

    private final Map<String, Integer> calls = new LinkedHashMap<>();
    private final long[] rounds = new long[MANY];
    private final long[] results = new long[MANY];
    private final boolean[] failures = new boolean[MANY];
    private final String[] times = new String[MANY];
    private int count;
    private int begun;

    void call(TranscriptRecord.ToolUse use) {
        if (calls.size() < OPEN) {
            calls.put(use.id(), use.fingerprint());
        }
    }

    /** Whether it says something new. An error is new only when no other call has ended in the same one. */
    boolean result(TranscriptRecord.ToolResult result, String time) {
        Integer call = calls.remove(result.id());
        long round = ((long) (call == null ? 0 : call) << 32) | (result.fingerprint() & 0xffffffffL);
        boolean fresh = !result.placeholder() && !known(round, result);
        int slot = count % MANY;
        rounds[slot] = round;
        results[slot] = result.fingerprint();
        failures[slot] = result.error();
        times[slot] = time;
        count++;
        return fresh;
    }

    /** Somebody has said something, or a turn has ended: no circle goes on beyond that. */
    void newTurn() {
        begun = count;
        calls.clear();
    }

    Repetition repetition() {
        int circle = inACircle(false);
        if (circle >= MANY && millis(MANY) <= MANY * FAST_MILLIS) {
            return Repetition.SAME_RESULT;
        }
        boolean fails = circle >= MANY_ERRORS
                && inACircle(true) >= MANY_ERRORS
                && millis(MANY_ERRORS) <= MANY_ERRORS * SOON_MILLIS;
        return fails ? Repetition.SAME_ERROR : Repetition.NONE;
    }

    private boolean known(long round, TranscriptRecord.ToolResult result) {
        for (int i = 0; i < Math.min(count, MANY); i++) {
            if (result.error() && failures[i] && results[i] == result.fingerprint() || rounds[i] == round) {
                return true;
            }
        }
        return false;
    }

    /** How many of the last rounds are the same one, or the same two in turn. */
    private int inACircle(boolean failed) {
        int length = 0;
        int most = Math.min(count - begun, MANY);
        while (length < most) {
            int slot = (count - 1 - length) % MANY;
            boolean same = length < 2
                    || rounds[slot] == rounds[(count - 1) % MANY]
                    || rounds[slot] == rounds[(count - 2) % MANY];
            if (!same || failed && !failures[slot]) {
                return length;
            }
            length++;
        }
        return length;
    }

    private long millis(int last) {
        String to = times[(count - 1) % MANY];
        String from = times[(count - last) % MANY];
        try {
            return from == null || to == null
                    ? Long.MAX_VALUE
                    : Instant.parse(to).toEpochMilli() - Instant.parse(from).toEpochMilli();
        } catch (DateTimeException noTime) {
            return Long.MAX_VALUE;
        }
    }
}
