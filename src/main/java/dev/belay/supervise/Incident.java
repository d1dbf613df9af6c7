package dev.belay.supervise;

import dev.belay.decide.ErrorText;
import dev.belay.decide.History;
import dev.belay.decide.Plan;
import dev.belay.decide.Step;
import dev.belay.diagnose.Diagnosis;
import dev.belay.diagnose.Recovery;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.fact.Fact;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One turn of the loop: what was seen, what it was, what to do. Message, journal and popup print this same object.
 *
 * @param proves whether the recovery before it has been of use
 */
public record Incident(Evidence evidence, Diagnosis diagnosis, Plan plan, boolean proves) {

    /** One that proves nothing of what was before it. */
    public Incident(Evidence evidence, Diagnosis diagnosis, Plan plan) {
        this(evidence, diagnosis, plan, false);
    }

    /** Whether it is worth a word: a session that ended as it should or was left is none, nor one that is left alone. */
    public boolean notable() {
        Step first = plan.steps().get(0);
        if (plan.recovery() == Recovery.LEAVE && evidence.liveness().retrying().isPresent()) {
            return false;
        }
        return first instanceof Step.End || plan.steps().size() > 1 && !first.reminds();
    }

    /** What the user is asked, where he is. */
    public Optional<Step.Offer> offer() {
        for (Step step : plan.steps()) {
            if (step instanceof Step.Offer offer) {
                return Optional.of(offer);
            }
        }
        return Optional.empty();
    }

    /** What it was named by, and that the client knew a summary only, which may explain what it did after that. */
    public Map<String, String> because() {
        Map<String, String> because = new LinkedHashMap<>(diagnosis.best().because());
        if (evidence.reports().summarized()) {
            because.put(Fact.RESUME_SUMMARY.id(), Fact.RESUME_SUMMARY.read(evidence));
        }
        return because;
    }

    History.Attempt attempt(Recovery recovery) {
        return new History.Attempt(
                plan.pause().map(pause -> pause.until().toInstant()).orElse(evidence.at()),
                plan.pause().map(Step.Pause::duration).orElse(Duration.ZERO),
                new History.Attempt.Cause(
                        diagnosis.failure(),
                        ErrorText.of(evidence),
                        diagnosis.best().rule().isOfALimit()
                                ? plan.pause().flatMap(Step.Pause::reset)
                                : Optional.empty()),
                recovery,
                evidence.transcript().answers() > 0 || evidence.transcript().toolResults() > 0,
                evidence.transcript().progress());
    }
}
