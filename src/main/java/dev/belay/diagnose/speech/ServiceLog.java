package dev.belay.diagnose.speech;

import dev.belay.diagnose.notation.Prefixes;
import dev.belay.diagnose.regex.Effort;
import dev.belay.diagnose.wording.Requests;
import java.util.List;
import java.util.regex.Pattern;

/** The log of a service that has got over an error and gone on: its last line tells of ordinary work. */
public final class ServiceLog {
    private static final String BEFORE = "(?:.{0,80}[\\[\\s|\":=(])?";
    private static final String BEHIND = "(?:[\\]\\s|\",:)].*|$)";
    private static final Pattern TROUBLE =
            Pattern.compile(BEFORE + "(?:WARN(?:ING)?|ERROR|FATAL|CRITICAL|SEVERE|warn(?:ing)?|error|fatal)" + BEHIND);
    private static final Pattern WORK =
            Pattern.compile(BEFORE + "(?:INFO|info|NOTICE|notice|DEBUG|debug|VERBOSE|TRACE)" + BEHIND);
    /** What is logged in detail is so after an end, too. */
    private static final Pattern DETAIL = Pattern.compile(BEFORE + "(?:DEBUG|debug|VERBOSE|TRACE)" + BEHIND);
    /** That what had failed has been done after all. */
    private static final Pattern DONE = Pattern.compile(
            ".*\\b(?:200 OK|HTTP 200|status[=:] ?\"?200|reconnected|recovered|succeeded|successful(?:ly)?|Stream started - received first chunk)\\b.*",
            Pattern.CASE_INSENSITIVE);

    private static final int MOST_LINES = 60;

    private ServiceLog() {}

    /** What was said, without what stands in front of each line of a log, but for a log that what stands there tells to have gone on. */
    public static String heard(String text) {
        return goesOn(text) ? text : Prefixes.without(text);
    }

    /** Whether this text is such a log, and no longer than one that somebody pastes. */
    private static boolean goesOn(String text) {
        return text.lines().limit(MOST_LINES + 1).count() <= MOST_LINES && goesOn(Line.of(text));
    }

    /** Whether these lines are such a log. Where claude is named in one, or it tells details, it has to say that all is well again. */
    static boolean goesOn(List<Line> lines) {
        boolean trouble = false;
        boolean ours = false;
        String last = null;
        for (Line line : lines) {
            if (line.worded()) {
                boolean work = Effort.matches(WORK, line.words());
                boolean troubled = !work && Effort.matches(TROUBLE, line.words());
                if (!work && !troubled) {
                    if (last == null && !trouble || !goesWith(line)) {
                        return false;
                    }
                    continue;
                }
                trouble |= troubled;
                ours |= Programs.in(line) == Programs.CLIENT;
                last = work ? line.words() : null;
            }
        }
        return trouble && last != null && (!ours && !Effort.matches(DETAIL, last) || Effort.matches(DONE, last));
    }

    /** What stands within a log or behind it without a head of its own: a frame of a stack, and somebody's question. */
    private static boolean goesWith(Line line) {
        return line.words().startsWith("at ") || line.words().startsWith("Body: ") || Requests.areGeneral(line.words());
    }
}
