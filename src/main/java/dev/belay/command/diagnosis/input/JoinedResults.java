package dev.belay.command.diagnosis.input;

import dev.belay.diagnose.notation.Prefixes;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * The results of print mode that a log shows over several lines, each put on one, as print mode writes it: what stands around
 * them is the log's. Where they were are blank lines, so that all others keep their numbers.
 */
final class JoinedResults {
    private static final Pattern RESULT = Pattern.compile("\"type\"\\s*:\\s*\"result\"");
    /** Longer is no answer that somebody pastes. */
    private static final int MOST_LINES = 400;

    private JoinedResults() {}

    /** These bytes with such results joined; the same where there are none. */
    static byte[] in(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (!RESULT.matcher(text).find()) {
            return bytes;
        }
        String heard = Prefixes.without(text);
        String[] lines = heard.split("\n", -1);
        StringBuilder joined = new StringBuilder();
        boolean any = false;
        for (int i = 0; i < lines.length; i++) {
            int end = opens(lines, i) ? end(lines, i) : i;
            String object = end > i ? object(lines, i, end) : "";
            if (RESULT.matcher(object).find()) {
                any = true;
                joined.append(object).append("\n".repeat(end - i));
                i = end;
            } else {
                joined.append(lines[i]);
            }
            joined.append(i + 1 < lines.length ? "\n" : "");
        }
        return any ? joined.toString().getBytes(StandardCharsets.UTF_8) : bytes;
    }

    /** Whether an object begins here, and no example in a document. */
    private static boolean opens(String[] lines, int i) {
        return lines[i].stripTrailing().equals("{") && (i == 0 || !lines[i - 1].startsWith("```"));
    }

    private static int end(String[] lines, int from) {
        for (int i = from + 1; i < lines.length && i < from + MOST_LINES; i++) {
            if (lines[i].stripTrailing().equals("}")) {
                return i;
            }
        }
        return from;
    }

    private static String object(String[] lines, int from, int end) {
        StringBuilder object = new StringBuilder();
        for (int i = from; i <= end; i++) {
            object.append(lines[i].strip());
        }
        return object.toString();
    }
}
