package dev.belay.diagnose.speech;

import java.util.Arrays;
import java.util.List;

/** What in a text is nobody's report of a session: all of a document or of what is over, stacks of other programs, lists of states. */
final class Passages {
    private Passages() {}

    /**
     * Tells that the lines of these are somebody else's.
     *
     * @param mayBeDocument whether the text may be a document as a whole
     */
    static void read(List<Line> lines, Standing[] standings, boolean mayBeDocument) {
        if (mayBeDocument && (Document.is(lines) || isOfAnotherAgent(lines)) || Settled.is(lines)) {
            Arrays.fill(standings, Standing.OTHERS);
            return;
        }
        Stacks.read(lines, standings);
        StatusList.read(lines, standings);
    }

    private static boolean isOfAnotherAgent(List<Line> lines) {
        for (Line line : lines) {
            if (line.worded()) {
                return ForeignLines.startsAgent(line.words());
            }
        }
        return false;
    }
}
