package dev.belay.operate;

import dev.belay.decide.Choice;
import dev.belay.decide.HeldSession;
import dev.belay.decide.Step;
import dev.belay.operate.dialog.OfferDialog;
import dev.belay.supervise.Incident;
import dev.belay.supervise.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Asks the user, and does what was chosen. */
public final class OfferStep {
    private final OfferDialog dialog;
    private final RepairStep repairStep;
    private final SessionResumer resumer;

    public OfferStep(OfferDialog dialog, RepairStep repairStep, SessionResumer resumer) {
        this.dialog = dialog;
        this.repairStep = repairStep;
        this.resumer = resumer;
    }

    /**
     * Asks until something was started or given up: where there turns out to be nothing to repair, it asks again.
     *
     * @param steps does the steps that a choice consists of
     * @return nothing when the user wants none of it
     */
    Optional<Outcome> ask(Step.Offer offer, Incident incident, Function<Step, Optional<Outcome>> steps) {
        Step.Offer shown = lookedAt(offer);
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
    private Step.Offer lookedAt(Step.Offer offer) {
        List<Choice> useful = new ArrayList<>();
        for (Choice choice : offer.choices()) {
            boolean copies = choice.recovery().makesACopy() && offer.session().isPresent();
            if (!copies || repairStep.helps(offer.session().get(), choice.recovery())) {
                useful.add(choice);
            }
        }
        return offer.with(useful);
    }

    private Optional<Outcome> chosen(
            Choice choice, Step.Offer offer, Incident incident, Function<Step, Optional<Outcome>> steps) {
        return switch (choice) {
            case RESTART -> Optional.of(resumer.restart());
            case RELEASE -> HeldSession.job(incident.evidence()).map(resumer::release);
            case WAIT -> steps.apply(offer.pause().orElseThrow()).or(() -> resumed(choice, offer, offer.prompt()));
            case GO_ON -> resumed(choice, offer, offer.prompt());
            case COMPACT -> steps.apply(offer.compaction().orElseThrow());
            case REPAIR, TRIM ->
                repairStep
                        .copy(offer.session().orElseThrow(), choice.recovery())
                        .map(copy -> resumer.resume(copy, Optional.empty(), choice.recovery()));
            case RESUME -> resumed(choice, offer, Optional.empty());
        };
    }

    private Optional<Outcome> resumed(Choice choice, Step.Offer offer, Optional<String> prompt) {
        return Optional.of(resumer.resume(offer.session().orElseThrow(), prompt, choice.recovery()));
    }
}
