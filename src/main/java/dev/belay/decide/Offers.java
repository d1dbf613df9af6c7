package dev.belay.decide;

import dev.belay.diagnose.Diagnosis;
import dev.belay.diagnose.Recovery;
import dev.belay.evidence.Evidence;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a user who is there is asked after a failure: only what can help against it, what is most wanted first. Whether a
 * session has anything to repair or to trim is not known here; whoever asks looks first.
 */
final class Offers {
    private final RecoverySchedule schedule;
    private final ResumePrompt prompt;

    Offers(RecoverySchedule schedule, ResumePrompt prompt) {
        this.schedule = schedule;
        this.prompt = prompt;
    }

    Plan plan(Diagnosis diagnosis, Evidence evidence, double jitter) {
        Set<Recovery> ladders = diagnosis.recoveries();
        List<Recovery> ladder = diagnosis.best().rule().recover();
        Recovery first = diagnosis.best().rule().first();
        Optional<Step.Pause> wait = wait(ladders, diagnosis, evidence, jitter);
        String reason = first == Recovery.ASK ? "only a person can help" : "the user decides";
        Step.Offer offer = new Step.Offer(
                Choice.after(evidence, ladders, first, wait.isPresent()),
                evidence.session(),
                wait,
                Optional.of(prompt.after(evidence.transcript())),
                evidence.session().map(session -> Step.CompactAndResume.of(session, Optional.empty(), ladder)));
        return Plan.of(Recovery.ASK, reason, new Step.Say(), offer);
    }

    /** The wait for a limit whose end the client has named and that is still ahead. */
    private Optional<Step.Pause> wait(Set<Recovery> ladders, Diagnosis diagnosis, Evidence evidence, double jitter) {
        if (!ladders.contains(Recovery.WAIT_AND_RESUME)
                || evidence.transcript().error().isEmpty()) {
            return Optional.empty();
        }
        return schedule.first(Recovery.WAIT_AND_RESUME, diagnosis.best().rule(), evidence, jitter)
                .pause()
                .filter(pause -> pause.reset().isPresent());
    }
}
