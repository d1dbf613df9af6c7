package dev.belay.diagnose.speech;

import dev.belay.diagnose.notation.TestReports;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Passages whose form shows that another program has written them: stacks, lists of states, boxes, and what test runners report. */
final class ForeignPassages {
    /** As many lines as the groups have that a test is in. */
    private static final int HEADINGS = 6;

    private static final Pattern STARTS_CLIENT =
            Pattern.compile("(?:[$%#❯>+]|Run|\\S+@\\S{1,80}[$#%]?|PS .{1,80}>|.{1,80}\\$) .{0,80}\\bclaude\\b.*");

    private static final Pattern COMMAND = Pattern.compile("(?:[$%#❯+]|Run|\\S+@\\S{1,80}[$#%]) .*|##\\[.*");

    private ForeignPassages() {}

    /** Tells which lines of these stand in a stack, a list of states or a box. */
    static void read(List<Line> lines, Standing[] standings) {
        Stacks.read(lines, standings);
        StatusList.read(lines, standings);
        readBoxes(lines, standings);
        SignedPassages.read(lines, standings);
        readBodies(lines, standings);
    }

    /** Tells that what a log shows below its line of the answer to a request is as that line. */
    private static void readBodies(List<Line> lines, Standing[] standings) {
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).words().startsWith("Body: ")
                    && Programs.othersSay(lines.get(i - 1).words())) {
                standings[i] = Standing.OTHERS;
            }
        }
    }

    /**
     * Tells which of these lines are a test runner's report: from the first test to the sum. Where only the sum shows what it is, all above
     * it is a part of it, up to where the client was started.
     */
    static void readTests(List<Line> lines, Standing[] standings, int from) {
        if (from >= lines.size() || !TestReports.mayBeIn(lines.get(0).text())) {
            return;
        }
        int begin = from;
        for (int i = from; i <= lines.size(); i++) {
            if (i == lines.size() || STARTS_CLIENT.matcher(lines.get(i).words()).matches()) {
                readReport(lines, standings, begin, i);
                begin = i + 1;
            }
        }
    }

    private static void readReport(List<Line> lines, Standing[] standings, int from, int to) {
        int first = -1;
        int last = -1;
        int detail = -1;
        boolean summed = false;
        boolean tested = false;
        for (int i = from; i < to; i++) {
            TestReports.Part part = TestReports.part(lines.get(i).words());
            if (part == TestReports.Part.DETAIL) {
                detail = i;
                first = first < 0 ? i : first;
            } else if (part != TestReports.Part.NONE) {
                summed |= part == TestReports.Part.SUM;
                tested |= part == TestReports.Part.RESULT;
                first = first < 0 ? i : first;
                last = i;
            }
        }
        if (summed || tested) {
            boolean headed = tested || detail >= 0;
            Arrays.fill(
                    standings,
                    headed ? paragraph(lines, first, from) : from,
                    Math.max(last, detail) + 1,
                    Standing.OTHERS);
        }
    }

    /** Where the paragraph begins that this line belongs to: groups of tests have headings. */
    private static int paragraph(List<Line> lines, int line, int from) {
        int at = line;
        while (at > from
                && at > line - HEADINGS
                && !lines.get(at - 1).blank()
                && !COMMAND.matcher(lines.get(at - 1).words()).matches()) {
            at--;
        }
        return at;
    }

    /** Tells that a box without a border at the right, in which the client is not named, is another program's. */
    private static void readBoxes(List<Line> lines, Standing[] standings) {
        for (int i = 0; i < lines.size(); i++) {
            int begin = i;
            boolean others = true;
            while (i < lines.size() && isOpenBox(lines.get(i))) {
                others &= Programs.in(lines.get(i)) != Programs.CLIENT;
                i++;
            }
            if (others) {
                Arrays.fill(standings, begin, i, Standing.OTHERS);
            }
        }
    }

    private static boolean isOpenBox(Line line) {
        String text = line.text();
        int end = text.indexOf('\n', line.from());
        String whole =
                text.substring(line.from(), end < 0 ? text.length() : end).strip();
        return !whole.isEmpty()
                && "│┃╷╵".indexOf(whole.charAt(0)) >= 0
                && "│┃".indexOf(whole.charAt(whole.length() - 1)) < 0;
    }
}
