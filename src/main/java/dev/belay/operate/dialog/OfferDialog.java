package dev.belay.operate.dialog;

import dev.belay.decide.Choice;
import dev.belay.decide.Step;
import dev.belay.supervise.Incident;
import java.util.Optional;

/** Asking the user, once claude has gone from the screen. */
@FunctionalInterface
public interface OfferDialog {

    /** Asks which of these it shall be; nothing when the user quits. */
    Optional<Choice> choose(Incident incident, Step.Offer offer);
}
