package dev.belay.evidence;

/**
 * How far a session has come, in what cannot be had without the model and the tools at work: the one measure of whether a
 * recovery was of use.
 *
 * @param answers answers that ended a turn as an answer ends ({@code end_turn} and the like). Not a partial text before an
 *     error, not one that was cut off by a limit, and not a mere call of a tool, which may never come to its result
 * @param results tool results. Not one that says again what one of the last calls has said, and not the client's own
 *     placeholder for a result that was lost
 */
public record Progress(long answers, long results) {
    public static final Progress NONE = new Progress(0, 0);

    /**
     * What has been added since then. A session shrinks by nothing but a fork, a trim or a compaction; none of them proves
     * anything, nor takes anything away.
     */
    public long stepsSince(Progress then) {
        return Math.max(0, answers - then.answers) + Math.max(0, results - then.results);
    }
}
