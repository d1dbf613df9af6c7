package dev.belay.diagnose.criterion;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a finding quotes of a text, on one line: the lines that matched when they are short, else the match and what stands
 * around it; an API's answer as a whole, for a person is shown the sentence in it. No word is cut. A line break becomes a
 * space: claude wraps at words, and where a terminal has broken one, two halves are easier to read than two words in one.
 */
final class Excerpt {
    private static final int BEFORE = 40;
    private static final int AFTER = 200;
    private static final int SHORT = 160;
    /** How far an answer may reach to either side of the match. */
    private static final int ANSWER = 800;

    private static final int LONGEST = 8 * ANSWER;

    private static final Pattern OBJECT = Pattern.compile("\\{\\s{0,80}\"");
    /** Longer than what begins one. */
    private static final int OPENING = 90;

    private static final Pattern MESSAGE = Pattern.compile("\"(?:message|detail|error)\" ?: ?\"");
    private static final Pattern BORDERS = Pattern.compile("[\\s│┃║|]{0,200}\\n[\\s│┃║|>]*");
    /** The frames of a stack, and what node prints of an error's fields behind them. */
    private static final Pattern FRAMES = Pattern.compile("\\n\\s{1,80}+at [^\\n]*");

    private static final Pattern FIELDS = Pattern.compile(" \\{(?: (?:code|errno|syscall|data|path): [^}]*\\}?)?$");
    private static final Pattern SPACE = Pattern.compile("\\s+");
    /** What claude's screen puts before what it says. */
    private static final Pattern BULLETS = Pattern.compile("^[⎿●└✗✘⏺│┃║\\s]+");

    private final String text;
    private final int from;
    private final int to;

    private Excerpt(String text, int from, int to) {
        this.text = text;
        this.from = from;
        this.to = to;
    }

    static String of(String text, int from, int to) {
        Excerpt excerpt = new Excerpt(text, from, to);
        String answer = excerpt.answer();
        return answer.isEmpty() ? excerpt.around() : answer;
    }

    /** The answer that the match stands in, whatever part of it has matched; empty where it is none. */
    private String answer() {
        int object = object();
        if (object < 0) {
            return "";
        }
        int begin = Math.max(lineStart(object), object - ANSWER);
        int paragraph = text.indexOf("\n\n", to);
        int end = Math.min(to + ANSWER, paragraph < 0 ? text.length() : paragraph);
        // On a long line the object may begin far behind the match: then it is none of its.
        int stop = Math.max(begin, Math.min(end, Math.max(to, endOf(object))));
        String whole = onOneLine(text.substring(begin, stop));
        return MESSAGE.matcher(whole).find() ? whole : "";
    }

    /** Where an object begins, on the line of the match or before it and still open there; -1 for none. */
    private int object() {
        Matcher object = OBJECT.matcher(text);
        int end = lineEnd(to);
        if (object.region(lineStart(from), Math.min(text.length(), end + OPENING))
                        .find()
                && object.start() <= end) {
            return object.start();
        }
        int begin = Math.max(0, Math.max(from - ANSWER, text.lastIndexOf("\n\n", from)));
        int found =
                object.region(begin, Math.min(text.length(), from + OPENING)).find() ? object.start() : -1;
        return found >= 0 && found < from && endOf(found) >= to ? found : -1;
    }

    /** The end of the line on which an object ends; of the text, where it is cut off. */
    private int endOf(int object) {
        int depth = 0;
        for (int at = object; at < text.length(); at++) {
            char unit = text.charAt(at);
            depth += unit == '{' ? 1 : unit == '}' ? -1 : 0;
            if (depth == 0) {
                return lineEnd(at);
            }
        }
        return text.length();
    }

    private String around() {
        boolean isShort = lineEnd(to) - lineStart(from) <= SHORT;
        int begin = isShort ? lineStart(from) : Math.max(lineStart(from), from - BEFORE);
        int end = Math.min(lineEnd(to), Math.max(to, from + AFTER));
        end = Math.min(end, from + 2 * AFTER);
        begin = begin > lineStart(from) ? nextWord(begin) : begin;
        end = end < lineEnd(to) ? wordBefore(end) : end;
        String cut = onOneLine(text.substring(begin, Math.max(begin, end)));
        String head = begin > lineStart(from) ? "…" : "";
        return head + cut + (end < lineEnd(to) ? "…" : "");
    }

    private static String onOneLine(String lines) {
        String whole = lines.substring(0, Math.min(lines.length(), LONGEST));
        if (whole.indexOf('\n') >= 0) {
            whole = FRAMES.matcher(whole).replaceAll("");
            whole = BORDERS.matcher(whole).replaceAll(" ");
        }
        whole = SPACE.matcher(whole).replaceAll(" ");
        whole = BULLETS.matcher(whole).replaceAll("");
        return FIELDS.matcher(whole).replaceAll("").strip();
    }

    /** Where a word begins, so that none is cut; the match itself is never left. */
    private int nextWord(int begin) {
        int space = text.indexOf(' ', begin);
        return space < 0 || space >= from ? begin : space + 1;
    }

    private int wordBefore(int end) {
        int space = text.lastIndexOf(' ', end);
        return space < to ? end : space;
    }

    private int lineStart(int place) {
        return text.lastIndexOf('\n', Math.max(0, place - 1)) + 1;
    }

    private int lineEnd(int place) {
        int end = text.indexOf('\n', place);
        return end < 0 ? text.length() : end;
    }
}
