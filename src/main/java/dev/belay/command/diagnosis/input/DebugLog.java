package dev.belay.command.diagnosis.input;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a log of {@code --debug} says about a failure: the client's errors that nothing good has followed. Everything
 * below that level is chatter that names errors as well ({@code Failed to stat ...: ENOENT}), on the best of days.
 *
 * @param errors the lines that count, in their places; the others are empty
 * @param answered whether the last request was answered
 */
record DebugLog(String errors, boolean answered) {
    private static final Pattern LEVEL = Pattern.compile("\\s*(?:\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z )?\\[(\\w+)\\] ");
    private static final Pattern TURN_ENDED = Pattern.compile("\\bturn \\d+ end \\(.*\\bstop=(?:end_turn|tool_use)\\b");
    private static final String FIRST_BYTES = "Stream started - received first chunk";
    private static final String WAY_OUT = "shut down successfully";
    /** That it was told to end, which no client calls an error. */
    private static final Pattern TOLD_TO_END = Pattern.compile(
            "(?:[Rr]eceived|[Cc]aught|[Gg]ot|on) (?:signal:? )?SIG(?:HUP|TERM|INT|QUIT)\\b|controlling terminal is gone|\\bEIO\\b");

    private static final String HANDLED = "falling back to non-streaming mode";

    static DebugLog of(String text) {
        StringBuilder errors = new StringBuilder();
        boolean counts = false;
        boolean answered = false;
        boolean begun = false;
        for (String line : text.split("\n", -1)) {
            Matcher level = LEVEL.matcher(line);
            if (level.lookingAt()) {
                counts = level.group(1).equals("ERROR") && !line.contains(HANDLED)
                        || TOLD_TO_END.matcher(line).find();
            }
            boolean ended = TURN_ENDED.matcher(line).find();
            if (ended || line.contains(FIRST_BYTES)) {
                blank(errors);
                answered = ended;
                begun = true;
            }
            // 2.1.116 does not log the end of a turn; one that left by the usual way had it.
            answered |= begun && line.contains(WAY_OUT);
            answered &= !counts;
            begun &= !counts;
            errors.append(counts ? line : "").append('\n');
        }
        return new DebugLog(errors.toString(), answered);
    }

    /** Keeps the line breaks, so that lines keep their numbers. */
    private static void blank(StringBuilder lines) {
        int breaks = 0;
        for (int i = 0; i < lines.length(); i++) {
            breaks += lines.charAt(i) == '\n' ? 1 : 0;
        }
        lines.setLength(0);
        lines.append("\n".repeat(breaks));
    }
}
