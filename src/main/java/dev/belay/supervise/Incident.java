package dev.belay.supervise;

import dev.belay.decide.ClientWords;
import dev.belay.decide.History;
import dev.belay.decide.Plan;
import dev.belay.decide.Recovery;
import dev.belay.decide.Step;
import dev.belay.diagnose.Diagnosis;
import dev.belay.evidence.Evidence;

/** One turn of the loop: what was seen, what it was, what to do. Message, journal and popup print this same object. */
public record Incident(Evidence evidence, Diagnosis diagnosis, Plan plan) {

    /** Whether it is worth a word: a session that ended as it should is none, nor one that is left alone. */
    public boolean notable() {
        return plan.steps().size() > 1;
    }

    History.Attempt attempt(Recovery recovery) {
        return new History.Attempt(
                plan.pause().map(pause -> pause.until().toInstant()).orElse(evidence.at()),
                diagnosis.failure(),
                ClientWords.of(evidence),
                plan.pause().flatMap(Step.Pause::reset),
                recovery,
                evidence.transcript().answers(),
                evidence.transcript().toolResults());
    }
}
