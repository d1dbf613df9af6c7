package dev.belay.decide;

import dev.belay.diagnose.Diagnosis;
import dev.belay.diagnose.Finding;
import dev.belay.diagnose.Recovery;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.Transcript;
import java.util.ArrayList;
import java.util.EnumSet;
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
        Set<Recovery> ladders = ladders(diagnosis);
        List<Recovery> ladder = diagnosis.best().rule().recover();
        Recovery first = diagnosis.best().rule().first();
        Optional<Step.Pause> wait = wait(ladders, diagnosis, evidence, jitter);
        String reason = first == Recovery.ASK ? "only a person can help" : "the user decides";
        Step.Offer offer = new Step.Offer(
                choices(first, ladders, wait.isPresent(), evidence),
                evidence.session(),
                wait,
                Optional.of(prompt.after(evidence.transcript())),
                evidence.session().map(session -> Step.CompactAndResume.of(session, Optional.empty(), ladder)));
        return Plan.of(Recovery.ASK, reason, new Step.Say(), offer);
    }

    private static List<Choice> choices(Recovery first, Set<Recovery> ladders, boolean wait, Evidence evidence) {
        List<Choice> choices = new ArrayList<>();
        Transcript transcript = evidence.transcript();
        if (ladders.contains(Recovery.RELEASE_AND_RESUME)
                && HeldSession.job(evidence).isPresent()) {
            return List.of(Choice.RELEASE);
        }
        if (!resumable(evidence)) {
            boolean nothingToLose = evidence.session().isEmpty() || !transcript.hasConversation();
            return nothingToLose ? List.of(Choice.RESTART) : List.of();
        }
        if (wait) {
            choices.add(Choice.WAIT);
        }
        choices.add(Choice.RESUME);
        if (transcript.endsOn().midTurn() || transcript.error().isPresent()) {
            choices.add(Choice.GO_ON);
        }
        for (Choice repair : List.of(Choice.COMPACT, Choice.REPAIR, Choice.TRIM)) {
            if (ladders.contains(repair.recovery())) {
                // What the failure itself asks for comes first: resuming alone would not get far.
                choices.add(repair.recovery() == first ? 0 : choices.size(), repair);
            }
        }
        return choices;
    }

    /** A session without a conversation can't be resumed: the client says that there is none. */
    static boolean resumable(Evidence evidence) {
        return evidence.session().isPresent() && evidence.transcript().hasConversation();
    }

    /** The rungs of all that was found: claude may have been killed with a full context. */
    private static Set<Recovery> ladders(Diagnosis diagnosis) {
        Set<Recovery> rungs = EnumSet.noneOf(Recovery.class);
        rungs.addAll(diagnosis.best().rule().recover());
        for (Finding other : diagnosis.others()) {
            rungs.addAll(other.rule().recover());
        }
        return rungs;
    }

    /** The wait for a limit whose end the client has named and that is still ahead. */
    private Optional<Step.Pause> wait(Set<Recovery> ladders, Diagnosis diagnosis, Evidence evidence, double jitter) {
        if (!ladders.contains(Recovery.WAIT_AND_RESUME)
                || evidence.transcript().error().isEmpty()) {
            return Optional.empty();
        }
        return schedule.next(Recovery.WAIT_AND_RESUME, diagnosis.best().rule(), evidence, History.empty(), jitter)
                .pause()
                .filter(pause -> pause.reset().isPresent());
    }
}
