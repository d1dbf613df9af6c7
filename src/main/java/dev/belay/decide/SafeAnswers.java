package dev.belay.decide;

import dev.belay.diagnose.Recovery;
import dev.belay.evidence.dialog.ColdResume;
import dev.belay.evidence.dialog.Dialog;
import java.util.Optional;

/**
 * What is answered to a question of the client's while nobody is there: only where the answer can do no harm.
 *
 * @param coldResume what is answered where the client asks about a session that is no longer cached
 */
public record SafeAnswers(ColdResume coldResume) {
    private static final String ESCAPE = "\033";

    /** Where the user has not said otherwise. */
    static final SafeAnswers USUAL = new SafeAnswers(ColdResume.FULL);

    /** The answer to this question; nothing where it is left to a person. */
    Optional<Plan> plan(Dialog dialog) {
        Optional<String> keys = dialog == Dialog.AUTO_MODE ? Optional.of(ESCAPE) : dialog.closedBy();
        Optional<String> label = dialog.answer(coldResume);
        return label.or(() -> keys)
                .map(safe -> Plan.of(
                        Recovery.LEAVE,
                        "this question is safe to answer",
                        new Step.Answer(dialog, label, keys.orElse("")),
                        new Step.WatchOn(Optional.empty())));
    }
}
