package dev.belay.diagnose.speech;

import dev.belay.diagnose.notation.Envelope;
import dev.belay.diagnose.regex.Effort;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A line of a text.
 *
 * @param from where it begins
 * @param content where its first character stands that is neither white space nor the border of a box
 * @param to where it ends, without the border at the right
 */
record Line(String text, int from, int content, int to) {
    private static final int LONGEST = 4096;
    private static final Pattern ENVIRONMENT = Pattern.compile(
            "(?:\\*\\*)?Environment(?: Info)?:?(?:\\*\\*)?|[-*] (?:Platform|Terminal|Version|Feedback ID|OS|Operating [Ss]ystem|Shell|Node|Arch(?:itecture)?|Claude Code(?: [Vv]ersion)?): .{1,80}");

    static List<Line> of(String text) {
        List<Line> lines = new ArrayList<>();
        for (int from = 0; from <= text.length(); ) {
            int end = text.indexOf('\n', from);
            end = end < 0 ? text.length() : end;
            int content = from;
            while (content < end && isMargin(text.charAt(content))) {
                content++;
            }
            int to = end;
            while (to > content && isMargin(text.charAt(to - 1))) {
                to--;
            }
            lines.add(new Line(text, from, content, to));
            from = end + 1;
        }
        return lines;
    }

    boolean blank() {
        return content >= to;
    }

    /** Whether it is one of the fields that {@code /feedback} puts below a report: they say nothing of what happened. */
    boolean ofEnvironment() {
        return "-*E".indexOf(mark()) >= 0 && Effort.matches(ENVIRONMENT, words());
    }

    /** Whether there is a letter in it: the frame of a box has none. */
    boolean worded() {
        for (int at = content; at < to; at++) {
            if (Character.isLetter(text.charAt(at))) {
                return true;
            }
        }
        return false;
    }

    /** The columns before its content, or between the border of a box and it beyond the first. */
    int indentation() {
        int border = content;
        while (border > from && text.charAt(border - 1) <= ' ') {
            border--;
        }
        return border > from ? content - border - 1 : content - from;
    }

    int length() {
        return to - content;
    }

    /** Its content, as far as that is worth reading. */
    String words() {
        return beginning(content);
    }

    /** All of its content. */
    String whole() {
        return text.substring(content, to);
    }

    /** Who speaks in a line, and what that is, shows in its first few thousand characters. */
    private String beginning(int begin) {
        return text.substring(begin, Math.min(to, begin + LONGEST));
    }

    /** Where what is said begins: behind the mark of whoever says it. */
    int saidFrom() {
        return "●⏺⎿└✗✘⚠".indexOf(mark()) >= 0 ? behindMark() : content;
    }

    /** Whether it begins as the client and the model begin what they say. */
    boolean bulleted() {
        return mark() == '●' || mark() == '⏺';
    }

    /** Its content without the mark of whoever says it. */
    String said() {
        return beginning(saidFrom());
    }

    /** Whether what is said begins as the client's own message about a refused request does. */
    boolean opensError() {
        return Envelope.opens(said());
    }

    /** Its first character; a line break where it is blank. */
    char mark() {
        return blank() ? '\n' : text.charAt(content);
    }

    /** Where the words behind the mark begin. */
    int behindMark() {
        int at = content + 1;
        while (at < to && text.charAt(at) == ' ') {
            at++;
        }
        return Math.min(at, to);
    }

    private static boolean isMargin(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '│' || c == '┃' || c == '║';
    }
}
