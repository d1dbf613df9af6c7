package dev.belay.diagnose.notation;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a build, a CI system or a log puts in front of each line: a time, the number of a step. A line of the client stays one
 * behind it. Prefixes that name a program stay, for they tell whose line it is, but that of a container of the client's.
 */
public final class Prefixes {
    private static final String TIME =
            "\\d{4}[-/]\\d\\d[-/]\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d{1,9})?(?:Z|[+-]\\d\\d:?\\d\\d)?";
    private static final String CLIENT = "[\\w./-]{0,60}(?:claude|agent)[\\w./-]{0,60}";
    private static final String CLOCK = "\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d{1,6})?";
    /** What syslog and the journal put there. */
    private static final String JOURNAL = "(?:[A-Z][a-z]{2} [ \\d]\\d " + CLOCK + "|" + TIME + ") [\\w.-]{1,60} "
            + CLIENT + "(?:\\[\\d{1,10}\\])?: ?";

    private static final String STREAM =
            "(?:stdout|stderr|\\[(?:std)?(?:err|out)\\]|\\[" + CLIENT + "[: ](?:std)?(?:err|out)\\])(?: ?[:|>])? ";
    private static final String LEVEL =
            "\\[?(?:ERROR|WARN(?:ING)?|INFO)\\]?[: ] ?(?:" + CLIENT + "(?: -|:) ?|(?=API Error|Claude |Error:))";
    private static final Pattern PREFIX = Pattern.compile(
            "^(?:#\\d{1,4} (?:\\d{1,6}\\.\\d{1,3} )?(?=\\S)|" + JOURNAL
                    + "|[\\w\\t .()/-]{1,120}[ \\t]\ufeff?" + TIME.replace("(?:[.,]\\d{1,9})?", "\\.\\d{7}") + " "
                    + "|\\[?(?:" + TIME + "|" + CLOCK
                    + ")\\]?(?: \\d\\d[OE]\\+?| (?:stdout|stderr) [FP])?[ \\t]+(?:\\[(?:ERROR|WARN(?:ING)?|INFO|FATAL)\\] )?"
                    + "|\\[\\d{1,6}\\.\\d{1,3}s?\\] (?=API Error|Claude |Error)"
                    + "|(?:\\d{1,4}\\|)?" + CLIENT + " {1,24}\\| |\\[" + CLIENT + "\\] |" + STREAM + "|" + LEVEL
                    + "|(?:\\[[\\w.-]{1,40} +)\\d{1,3}/\\d{1,3}\\] (?=\\S)){1,3}",
            Pattern.MULTILINE);
    /** A colour, whose escape character got lost on the way. */
    private static final Pattern COLOUR = Pattern.compile("\\[\\d{0,3}(?:;\\d{1,3}){0,5}m");
    /** The mark of a quotation before all lines, as in a mail. */
    private static final Pattern QUOTED = Pattern.compile("(?:(?:> ?[^\\n]*|\\s*)(?:\\n|$))++");

    /** What one person says in a chat, with time and name before each line. */
    private static final String SAYS = "\\[?\\d{1,2}:\\d\\d(?::\\d\\d)?\\]? ?<?";

    private static final Pattern MONOLOGUE =
            Pattern.compile(SAYS + "([\\p{L}\\w.-]{2,24})>?: [^\\n]*(?:\\n" + SAYS + "\\1>?: [^\\n]*){1,20}+\\s*");
    private static final Pattern SPEAKER = Pattern.compile("^" + SAYS + "[\\p{L}\\w.-]{2,24}>?: ", Pattern.MULTILINE);

    private static final Pattern MARK = Pattern.compile("^> ?", Pattern.MULTILINE);
    private static final Pattern INDENTATION = Pattern.compile("^ +(?=[^ \\n])|^(?=[^ \\n])", Pattern.MULTILINE);

    private Prefixes() {}

    /** The text without them, and without what all its lines are indented by. */
    public static String without(String text) {
        String plain = text.indexOf("m", text.indexOf('[') + 1) < 0
                ? text
                : COLOUR.matcher(text).replaceAll("");
        if (MONOLOGUE.matcher(plain).matches()) {
            plain = SPEAKER.matcher(plain).replaceAll("");
        }
        String bare = PREFIX.matcher(plain).replaceAll("");
        boolean quoted = bare.startsWith(">")
                && bare.indexOf("\n>") > 0
                && QUOTED.matcher(bare).matches();
        return outdented(quoted ? MARK.matcher(bare).replaceAll("") : bare);
    }

    private static String outdented(String text) {
        int least = Integer.MAX_VALUE;
        Matcher indentation = INDENTATION.matcher(text);
        while (least > 0 && indentation.find()) {
            least = Math.min(least, indentation.end() - indentation.start());
        }
        return least == 0 || least == Integer.MAX_VALUE
                ? text
                : Pattern.compile("^ {" + least + "}", Pattern.MULTILINE)
                        .matcher(text)
                        .replaceAll("");
    }
}
