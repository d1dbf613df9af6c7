package dev.belay.diagnose;

import java.util.List;
import java.util.Map;

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
 */
public record Rule(
        String name,
        String say,
        String why,
        List<String> fix,
        List<Map<String, Criterion>> when,
        List<String> recover,
        List<String> seen) {}
