package dev.belay.operate;

import dev.belay.decide.Choice;
import dev.belay.decide.HeldSession;
import dev.belay.decide.Step;
import dev.belay.diagnose.Recovery;
import dev.belay.evidence.SessionId;
import dev.belay.operate.dialog.UserDialog;
import dev.belay.supervise.Incident;
import dev.belay.supervise.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks the user, and does what was chosen. */
public final class OfferStep {
    private final UserDialog dialog;
    private final RepairStep repairStep;
    private final SessionResumer resumer;
    private final WaitSteps waits;

    public OfferStep(UserDialog dialog, RepairStep repairStep, SessionResumer resumer, WaitSteps waits) {
        this.dialog = dialog;
        this.repairStep = repairStep;
        this.resumer = resumer;
        this.waits = waits;
    }

    /**
     * Asks until something was started or given up: where there turns out to be nothing to repair, it asks again.
     *
     * @param steps does the steps that a choice consists of
     * @return nothing when the user wants none of it
     */
    Optional<Outcome> ask(Step.Offer offer, Incident incident, Step.Visitor<Optional<Outcome>> steps) {
        Step.Offer shown =
                offer.session().map(session -> lookedAt(offer, session)).orElse(offer);
        while (true) {
            Optional<Choice> choice = dialog.choose(incident, shown);
            if (choice.isEmpty()) {
                return Optional.empty();
            }
            Optional<Outcome> outcome = chosen(choice.get(), shown, incident, steps);
            if (outcome.isPresent()) {
                return outcome;
            }
        }
    }

    /** The offer without the repairs that have nothing to do. */
    private Step.Offer lookedAt(Step.Offer offer, SessionId session) {
        List<Choice> useful = new ArrayList<>();
        for (Choice choice : offer.choices()) {
            if (!choice.recovery().makesACopy() || repairStep.helps(session, choice.recovery())) {
                useful.add(choice);
            }
        }
        return offer.with(useful);
    }

    private Optional<Outcome> chosen(
            Choice choice, Step.Offer offer, Incident incident, Step.Visitor<Optional<Outcome>> steps) {
        if (choice == Choice.RESTART) {
            return Optional.of(resumer.restart());
        }
        if (choice == Choice.RELEASE) {
            return HeldSession.job(incident.evidence()).map(resumer::release);
        }
        SessionId session = offer.session().orElseThrow();
        return switch (choice) {
            case WAIT ->
                waits.pause(offer.pause().orElseThrow(), incident)
                        .or(() -> Optional.of(resumer.resume(session, offer.prompt(), Recovery.WAIT_AND_RESUME)));
            case GO_ON -> Optional.of(resumer.resume(session, offer.prompt(), Recovery.RESUME));
            case COMPACT -> offer.compaction().orElseThrow().accept(steps);
            case REPAIR, TRIM ->
                repairStep
                        .copy(session, choice.recovery())
                        .map(copy -> resumer.resume(copy, Optional.empty(), choice.recovery()));
            default -> Optional.of(resumer.resume(session, Optional.empty(), Recovery.RESUME));
        };
    }
}
