package dev.belay.diagnose.speech;

import java.util.regex.Pattern;

/**
 * What a build, a CI system or a log puts in front of each line: a time, the number of a step. A line of the client stays one
 * behind it. Prefixes that name a program stay, for they tell whose line it is, but that of a container of the client's.
 */
final class Prefixes {
    private static final String TIME =
            "\\d{4}[-/]\\d\\d[-/]\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d{1,9})?(?:Z|[+-]\\d\\d:?\\d\\d)?";
    private static final String CLIENT = "[\\w./-]{0,60}(?:claude|agent)[\\w./-]{0,60}";
    private static final String CLOCK = "\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d{1,6})?";

    private static final Pattern PREFIX = Pattern.compile(
            "^(?:#\\d{1,4} (?:\\d{1,6}\\.\\d{1,3} )?(?=\\S)"
                    + "|[^\\t\\n]{1,80}\\t[^\\t\\n]{1,80}\\t\\ufeff?" + TIME + " "
                    + "|\\ufeff?\\[?(?:" + TIME + "|" + CLOCK + ")\\]?(?: (?:stdout|stderr) [FP])?[ \\t]+"
                    + "|\\[\\d{1,6}\\.\\d{1,3}s?\\] (?=API Error|Claude |Error)"
                    + "|" + CLIENT + " {1,24}\\| |\\[" + CLIENT + "\\] "
                    + "|(?:\\[[\\w.-]{1,40} +)\\d{1,3}/\\d{1,3}\\] (?=\\S))",
            Pattern.MULTILINE);

    private Prefixes() {}

    /** The text without them. */
    static String without(String text) {
        return PREFIX.matcher(text).replaceAll("");
    }
}
