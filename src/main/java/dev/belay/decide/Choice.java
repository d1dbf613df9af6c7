package dev.belay.decide;

import dev.belay.diagnose.Recovery;
import dev.belay.evidence.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a user who is there may choose after a failure. */
public enum Choice {
    /** Wait for the end of the limit, then resume and go on. */
    WAIT('w', Recovery.WAIT_AND_RESUME),
    RESUME('r', Recovery.RESUME),
    /** Resume, and tell the model to go on. */
    GO_ON('g', Recovery.RESUME),
    COMPACT('c', Recovery.COMPACT_AND_RESUME),
    REPAIR('p', Recovery.REPAIR_AND_RESUME),
    TRIM('t', Recovery.TRIM_AND_RESUME),
    RELEASE('b', Recovery.RELEASE_AND_RESUME),
    RESTART('s', Recovery.RESTART);

    private final char key;
    private final Recovery recovery;

    Choice(char key, Recovery recovery) {
        this.key = key;
        this.recovery = recovery;
    }

    /**
     * What can help after this, what is most wanted first.
     *
     * @param ladders the rungs of all that was found
     * @param first what the failure itself asks for
     * @param wait whether there is a limit whose end can be waited for
     */
    static List<Choice> after(Evidence evidence, Set<Recovery> ladders, Recovery first, boolean wait) {
        if (ladders.contains(Recovery.RELEASE_AND_RESUME)
                && HeldSession.job(evidence).isPresent()) {
            return List.of(RELEASE);
        }
        if (!evidence.isResumable()) {
            boolean nothingToLose =
                    evidence.session().isEmpty() || !evidence.transcript().hasConversation();
            return nothingToLose ? List.of(RESTART) : List.of();
        }
        List<Choice> choices = new ArrayList<>();
        if (wait) {
            choices.add(WAIT);
        }
        choices.add(RESUME);
        if (evidence.transcript().endsOn().midTurn()
                || evidence.transcript().error().isPresent()) {
            choices.add(GO_ON);
        }
        for (Choice repair : List.of(COMPACT, REPAIR, TRIM)) {
            if (ladders.contains(repair.recovery())) {
                // What the failure itself asks for comes first: resuming alone would not get far.
                choices.add(repair.recovery() == first ? 0 : choices.size(), repair);
            }
        }
        return choices;
    }

    /** What is pressed for it. */
    public char key() {
        return key;
    }

    /** The rung that it is. */
    public Recovery recovery() {
        return recovery;
    }
}
