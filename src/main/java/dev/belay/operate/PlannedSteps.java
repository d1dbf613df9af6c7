package dev.belay.operate;

import dev.belay.decide.Step;
import dev.belay.decide.StepVisitor;
import dev.belay.supervise.Incident;
import dev.belay.supervise.Outcome;
import java.util.Optional;

/** Does each kind of step of a plan; nothing comes of one after which the plan goes on. */
public final class PlannedSteps {
    private final SpokenSteps words;
    private final OfferStep offers;
    private final WaitSteps waits;
    private final LiveClient live;
    private final StartSteps starts;

    public PlannedSteps(SpokenSteps words, OfferStep offers, WaitSteps waits, LiveClient live, StartSteps starts) {
        this.words = words;
        this.offers = offers;
        this.waits = waits;
        this.live = live;
        this.starts = starts;
    }

    /** What does those of the plan for this. */
    StepVisitor<Optional<Outcome>> of(Incident incident) {
        return new Performance(incident);
    }

    private final class Performance implements StepVisitor<Optional<Outcome>> {
        private final Incident incident;

        Performance(Incident incident) {
            this.incident = incident;
        }

        @Override
        public Optional<Outcome> say(Step.Say step) {
            words.say(incident);
            return Optional.empty();
        }

        @Override
        public Optional<Outcome> remind(Step.Remind step) {
            words.remind(incident);
            return Optional.empty();
        }

        @Override
        public Optional<Outcome> warn(Step.Warn step) {
            if (!live.hasScreen()) {
                words.warn(incident);
            }
            return Optional.empty();
        }

        @Override
        public Optional<Outcome> tellHowToContinue(Step.TellHowToContinue step) {
            words.tellHowToContinue(step.session());
            return Optional.empty();
        }

        @Override
        public Optional<Outcome> offer(Step.Offer step) {
            return offers.ask(step, incident, chosen -> chosen.accept(this))
                    .or(() -> Optional.of(asClaude(incident, true)));
        }

        @Override
        public Optional<Outcome> pause(Step.Pause step) {
            return live.ended() ? waits.pause(step, incident) : live.pause(step, incident);
        }

        @Override
        public Optional<Outcome> awaitNetwork(Step.AwaitNetwork step) {
            return live.ended()
                    ? waits.awaitNetwork(incident)
                    : waits.awaitNetworkBeside(pause -> live.pause(pause, incident));
        }

        @Override
        public Optional<Outcome> awaitMemory(Step.AwaitMemory step) {
            return waits.awaitMemory(step, incident);
        }

        @Override
        public Optional<Outcome> awaitCredentials(Step.AwaitCredentials step) {
            return waits.awaitCredentials(step, incident);
        }

        @Override
        public Optional<Outcome> stop(Step.Stop step) {
            return live.stop(incident, step.moving());
        }

        @Override
        public Optional<Outcome> type(Step.Type step) {
            return Optional.of(PlannedSteps.this.type(step, incident));
        }

        @Override
        public Optional<Outcome> answer(Step.Answer step) {
            return live.answer(step);
        }

        @Override
        public Optional<Outcome> watchOn(Step.WatchOn step) {
            return Optional.of(live.watchOn(step));
        }

        @Override
        public Optional<Outcome> resume(Step.Resume step) {
            return Optional.of(starts.resume(step));
        }

        @Override
        public Optional<Outcome> compactAndResume(Step.CompactAndResume step) {
            return Optional.of(starts.compactAndResume(step));
        }

        @Override
        public Optional<Outcome> repairAndResume(Step.RepairAndResume step) {
            return Optional.of(starts.repairAndResume(step));
        }

        @Override
        public Optional<Outcome> trimAndResume(Step.TrimAndResume step) {
            return Optional.of(starts.trimAndResume(step));
        }

        @Override
        public Optional<Outcome> release(Step.Release step) {
            return Optional.of(starts.release(step));
        }

        @Override
        public Optional<Outcome> restart(Step.Restart step) {
            return Optional.of(starts.restart());
        }

        @Override
        public Optional<Outcome> endAsClaude(Step.EndAsClaude step) {
            return Optional.of(asClaude(incident, false));
        }

        @Override
        public Optional<Outcome> end(Step.End step) {
            return Optional.of(words.end(step, incident));
        }
    }

    /** In place where that works, else as with a client that has ended. */
    private Outcome type(Step.Type type, Incident incident) {
        if (live.type(type)) {
            return new Outcome.Resumed(incident.plan().recovery());
        }
        Optional<Outcome> otherwise = live.stop(incident, false);
        if (otherwise.isPresent()) {
            return otherwise.get();
        }
        words.say(incident);
        return starts.resume(type, incident.plan().recovery());
    }

    private static Outcome asClaude(Incident incident, boolean declined) {
        return Outcome.asClaude(incident.evidence().exit(), declined);
    }
}
