package dev.belay.evidence.spending;

import java.util.Optional;

/**
 * How the limits stand that the user has set on what may be spent.
 *
 * @param nearly the limit that is nearly reached, where that has just come about
 * @param reached the limit that is reached
 * @param atOnce whether the end of the turn is not waited for: it is the whole task, or is spending beyond the limit
 */
public record Spending(Optional<Standing> nearly, Optional<Standing> reached, boolean atOnce) {
    private static final Spending NONE = new Spending(Optional.empty(), Optional.empty(), false);

    /**
     * How one limit stands.
     *
     * @param words a sentence without its full stop: what was spent of what
     * @param option as the user would give it: {@code --max-cost 5/1h}
     */
    public record Standing(String words, String option) {}

    /** Of a session without limits, or far from them. */
    public static Spending none() {
        return NONE;
    }

    public static Spending nearly(Standing limit) {
        return new Spending(Optional.of(limit), Optional.empty(), false);
    }

    public static Spending reached(Standing limit) {
        return new Spending(Optional.empty(), Optional.of(limit), false);
    }

    /** The same, not waiting for the end of the turn. */
    public Spending now() {
        return new Spending(nearly, reached, true);
    }
}
