package dev.belay.diagnose;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * One class of failure, as its file says.
 *
 * @param name {@code usage-limit}: the file's name
 * @param say what happened, in one plain sentence
 * @param why what causes it, for a person
 * @param fix what to do now, and what keeps it from coming back
 * @param when alternatives of rows; a row holds when each of its criteria does. Each is keyed by the word of a fact, or
 *     by {@link Rulebook#ERROR}
 * @param recover the ladder as words, first rung first, the last for ever after
 * @param seen where it was reported, {@code anthropics/claude-code#799}
 * @param status the exit status of an unattended run that this ends; nothing where the ladder says it
 * @param silent whether nothing is to be said to a user who is there: claude has said it, or there is nothing to say
 */
public record Rule(
        String name,
        String say,
        String why,
        List<String> fix,
        List<Map<String, Criterion>> when,
        List<String> recover,
        List<String> seen,
        OptionalInt status,
        boolean silent) {

    /** The same with other advice. */
    public Rule withFix(List<String> advice) {
        return new Rule(name, say, why, advice, when, recover, seen, status, silent);
    }

    /** A rule that is told, and that leaves the exit status to its ladder. */
    public Rule(
            String name,
            String say,
            String why,
            List<String> fix,
            List<Map<String, Criterion>> when,
            List<String> recover,
            List<String> seen) {
        this(name, say, why, fix, when, recover, seen, OptionalInt.empty(), false);
    }
}
