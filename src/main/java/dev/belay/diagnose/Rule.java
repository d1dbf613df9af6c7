package dev.belay.diagnose;

import dev.belay.diagnose.criterion.Criterion;
import dev.belay.evidence.Provider;
import java.util.List;
import java.util.Map;

/**
 * One class of failure, as its file says.
 *
 * @param name {@code usage-limit}: the file's name
 * @param advice what it tells a person
 * @param when alternatives of rows; a row holds when each of its criteria does. Each is keyed by the word of a fact, or
 *     by {@link Rulebook#ERROR}
 * @param response what is decided about it
 * @param seen where it was reported, {@code anthropics/claude-code#799}
 */
public record Rule(
        String name, Advice advice, List<Map<String, Criterion>> when, Response response, List<String> seen) {

    /** What happened, in one plain sentence. */
    public String say() {
        return advice.say().general();
    }

    /** What causes it, for a person. */
    public String why() {
        return advice.why().general();
    }

    /** What to do now, and what keeps it from coming back. */
    public List<String> fix() {
        return advice.fix().general();
    }

    public Kind kind() {
        return response.kind();
    }

    /** Whether it passes at a time that the client may name. */
    public boolean isOfALimit() {
        return kind() == Kind.LIMIT;
    }

    /** Whether compacting the session may help. */
    public boolean compacts() {
        return recover().contains(Recovery.COMPACT_AND_RESUME);
    }

    /** Whether the session itself may have to be repaired. */
    public boolean repairs() {
        return recover().contains(Recovery.REPAIR_AND_RESUME);
    }

    /** The ladder, first step first. */
    public List<Recovery> recover() {
        return response.ladder();
    }

    /** What is done first about it. */
    public Recovery first() {
        return response.ladder().get(0);
    }

    /** Whether nothing is to be said to a user who is there. */
    public boolean silent() {
        return response.silent();
    }

    /** The same in the words for this provider. */
    public Rule on(Provider provider) {
        return with(advice.on(provider));
    }

    /** The same in other words. */
    public Rule with(Advice changed) {
        return new Rule(name, changed, when, response, seen);
    }
}
