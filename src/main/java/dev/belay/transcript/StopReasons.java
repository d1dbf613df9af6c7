package dev.belay.transcript;

import dev.belay.evidence.Transcript.Ending;

/** Whether an answer is whole or was cut, by its {@code stop_reason}: what that means depends on the version. */
final class StopReasons {
    private StopReasons() {}

    /** Whether it ended a turn of its own accord: neither cut off, nor refused, nor to be followed by a tool's result. */
    static boolean endsTurn(TranscriptRecord record) {
        if (record.stopReason == null) {
            return false;
        }
        return switch (record.stopReason) {
            case "end_turn", "stop_sequence", "pause_turn" -> true;
            default -> false;
        };
    }

    /** Whether nothing can be told by its stop_reason: only what follows shows whether it was whole. */
    static boolean silent(TranscriptRecord record) {
        return record.stopReason == null && ending(record) == Ending.ANSWER;
    }

    /** What a response without a tool call ends on. */
    static Ending ending(TranscriptRecord record) {
        if ("tool_use".equals(record.stopReason)) {
            return Ending.CUT_ANSWER;
        }
        boolean missing = record.stopReasonWritten && record.stopReason == null;
        return missing && writesStopReasons(record.version) ? Ending.CUT_ANSWER : Ending.ANSWER;
    }

    /**
     * Measured: 2.0.37, 2.1.116 and 2.1.329 do; 2.1.29 writes null on all lines. 1.0.35 does, but under load it writes a
     * whole answer before it has read the reason (1 of 67 sessions). In doubt they do not: no false alarm.
     */
    private static boolean writesStopReasons(String version) {
        if (version == null || version.startsWith("1.")) {
            return false;
        }
        if (!version.startsWith("2.1.")) {
            return true;
        }
        try {
            return Integer.parseInt(version.substring(4)) >= 116;
        } catch (NumberFormatException preview) {
            return false;
        }
    }
}
