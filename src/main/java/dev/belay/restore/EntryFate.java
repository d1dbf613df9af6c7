package dev.belay.restore;

import dev.belay.register.RunEntry;
import dev.belay.register.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What becomes of a run, as far as its entry in the register tells. */
final class EntryFate {
    /** A terminal that closed longer ago was closed by somebody; a machine that went down comes up again sooner. */
    private static final Duration LATELY = Duration.ofHours(12);

    private EntryFate() {}

    /**
     * Nothing where its session decides.
     *
     * @param continued whether a later run has gone on with its session
     */
    static Optional<Restoration> of(RunEntry entry, boolean continued, Instant now) {
        Standing.State state = entry.standing().state();
        if (entry.isAlive()) {
            return fate(entry, Fate.RUNNING, "");
        }
        if (continued || state == Standing.State.ENDED || state == Standing.State.GIVEN_UP) {
            return fate(entry, Fate.OVER, "");
        }
        Optional<String> batch = entry.started().batch();
        if (batch.isPresent()) {
            return fate(entry, Fate.LEFT, "`belay batch run` goes on with it, in " + batch.get());
        }
        if (entry.claim().filter(RunEntry.Claim::holds).isPresent()) {
            return fate(entry, Fate.RUNNING, "brought back already");
        }
        if (entry.isElsewhere()) {
            return fate(entry, Fate.LEFT, "it ran on " + entry.host().name());
        }
        if (entry.mayRunInAnotherContainer()) {
            return fate(entry, Fate.LEFT, "it may still run in another container");
        }
        return state == Standing.State.NEEDS_PERSON
                ? fate(entry, Fate.NEEDS_PERSON, trouble(entry))
                : ended(entry, state, now);
    }

    private static Optional<Restoration> ended(RunEntry entry, Standing.State state, Instant now) {
        boolean lately = entry.standing().since().isAfter(now.minus(LATELY));
        if (state == Standing.State.HUNG_UP && !lately) {
            return fate(entry, Fate.LEFT, "its terminal closed more than 12 hours ago");
        }
        if (state == Standing.State.TERMINATED && !(lately && entry.isFromBefore())) {
            return fate(entry, Fate.OVER, "");
        }
        return Optional.empty();
    }

    private static String trouble(RunEntry entry) {
        return entry.standing()
                .trouble()
                .map(trouble -> trouble.say() + " (" + trouble.failure() + ")")
                .orElse("its last failure is for you to settle");
    }

    private static Optional<Restoration> fate(RunEntry entry, Fate fate, String why) {
        return Optional.of(Restoration.of(entry, fate, why));
    }
}
