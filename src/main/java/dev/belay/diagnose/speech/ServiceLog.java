package dev.belay.diagnose.speech;

import dev.belay.diagnose.regex.Effort;
import java.util.List;
import java.util.regex.Pattern;

/** The log of a service that has got over an error and gone on: its last line tells of ordinary work. */
final class ServiceLog {
    private static final String BEFORE = "(?:.{0,80}[\\[\\s|\":=(])?";
    private static final String BEHIND = "(?:[\\]\\s|\",:)].*|$)";
    private static final Pattern TROUBLE =
            Pattern.compile(BEFORE + "(?:WARN(?:ING)?|ERROR|FATAL|CRITICAL|SEVERE|warn(?:ing)?|error|fatal)" + BEHIND);
    private static final Pattern WORK =
            Pattern.compile(BEFORE + "(?:INFO|info|NOTICE|notice|DEBUG|debug|VERBOSE|TRACE)" + BEHIND);
    /** That what had failed has been done after all. */
    private static final Pattern DONE = Pattern.compile(
            ".*\\b(?:200 OK|HTTP 200|status[=:] ?\"?200|reconnected|recovered|succeeded|successful(?:ly)?)\\b.*",
            Pattern.CASE_INSENSITIVE);

    private ServiceLog() {}

    /** Whether these lines are such a log. Where claude is named in one, it has to tell that all is well again. */
    static boolean goesOn(List<Line> lines) {
        boolean trouble = false;
        boolean ours = false;
        String last = null;
        for (Line line : lines) {
            if (line.worded()) {
                boolean work = Effort.matches(WORK, line.words());
                boolean troubled = !work && Effort.matches(TROUBLE, line.words());
                if (!work && !troubled) {
                    return false;
                }
                trouble |= troubled;
                ours |= Programs.in(line) == Programs.CLIENT;
                last = work ? line.words() : null;
            }
        }
        return trouble && last != null && (!ours || Effort.matches(DONE, last));
    }
}
