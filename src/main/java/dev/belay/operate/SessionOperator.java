package dev.belay.operate;

import dev.belay.decide.RetryText;
import dev.belay.decide.Step;
import dev.belay.diagnose.Recovery;
import dev.belay.evidence.Evidence;
import dev.belay.operate.client.CurrentClient;
import dev.belay.operate.dialog.UserDialog;
import dev.belay.printmode.PrintedAnswer;
import dev.belay.supervise.Incident;
import dev.belay.supervise.Operator;
import dev.belay.supervise.Outcome;
import java.time.ZoneId;
import java.util.Optional;

/** Does what the plan says, step by step. It decides nothing; where the user must, it asks him. */
public final class SessionOperator implements Operator {
    private final CurrentClient client;
    private final Optional<PrintedAnswer> answer;
    private final UserDialog dialog;
    private final SessionResumer resumer;
    private final CompactionStep compaction;
    private final OfferStep offers;
    private final WaitSteps waits;
    private final LiveClient liveClient;

    /** @param answer is told how each end is understood; nothing where claude writes to standard output itself */
    public SessionOperator(
            CurrentClient client,
            Optional<PrintedAnswer> answer,
            UserDialog dialog,
            SessionResumer resumer,
            CompactionStep compaction,
            OfferStep offers,
            WaitSteps waits) {
        this.client = client;
        this.answer = answer;
        this.dialog = dialog;
        this.resumer = resumer;
        this.compaction = compaction;
        this.offers = offers;
        this.waits = waits;
        this.liveClient = new LiveClient(client);
    }

    @Override
    public Outcome perform(Incident incident) {
        boolean alive = incident.evidence().alive();
        if (!alive || incident.notable()) {
            answer.ifPresent(printed -> printed.understood(incident));
        }
        if (!alive && incident.notable()) {
            Orphans.end();
        }
        Performance performance = new Performance(incident);
        for (Step step : incident.plan().steps()) {
            Optional<Outcome> outcome = step.accept(performance);
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
        throw new IllegalStateException("a plan must end with a start or an end");
    }

    /** Does each kind of step; nothing comes of one after which the plan goes on. */
    private final class Performance implements Step.Visitor<Optional<Outcome>> {
        private final Incident incident;

        Performance(Incident incident) {
            this.incident = incident;
        }

        @Override
        public Optional<Outcome> say(Step.Say step) {
            dialog.say(incident);
            return Optional.empty();
        }

        @Override
        public Optional<Outcome> remind(Step.Remind step) {
            dialog.remind(incident);
            return Optional.empty();
        }

        @Override
        public Optional<Outcome> warn(Step.Warn step) {
            SessionOperator.this.warn(incident);
            return Optional.empty();
        }

        @Override
        public Optional<Outcome> tellHowToContinue(Step.TellHowToContinue step) {
            waits.tellHowToContinue(step.session());
            return Optional.empty();
        }

        @Override
        public Optional<Outcome> offer(Step.Offer step) {
            return offers.ask(step, incident, this).or(() -> Optional.of(asClaude(incident, true)));
        }

        @Override
        public Optional<Outcome> pause(Step.Pause step) {
            return client.ended() ? waits.pause(step, incident) : liveClient.pause(step, incident);
        }

        @Override
        public Optional<Outcome> awaitNetwork(Step.AwaitNetwork step) {
            return client.ended()
                    ? waits.awaitNetwork(incident)
                    : waits.awaitNetworkBeside(pause -> liveClient.pause(pause, incident));
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
            return liveClient.stop(incident);
        }

        @Override
        public Optional<Outcome> type(Step.Type step) {
            return Optional.of(SessionOperator.this.type(step, incident));
        }

        @Override
        public Optional<Outcome> answer(Step.Answer step) {
            return liveClient.answer(step);
        }

        @Override
        public Optional<Outcome> watchOn(Step.WatchOn step) {
            return Optional.of(liveClient.watchOn(step));
        }

        @Override
        public Optional<Outcome> resume(Step.Resume step) {
            return Optional.of(resumer.resume(step.session(), step.prompt(), Recovery.RESUME));
        }

        @Override
        public Optional<Outcome> compactAndResume(Step.CompactAndResume step) {
            return Optional.of(compaction.perform(step));
        }

        @Override
        public Optional<Outcome> repairAndResume(Step.RepairAndResume step) {
            return Optional.of(resumer.resumeCopy(step.session(), step.prompt(), Recovery.REPAIR_AND_RESUME, false));
        }

        @Override
        public Optional<Outcome> trimAndResume(Step.TrimAndResume step) {
            return Optional.of(resumer.resumeCopy(step.session(), step.prompt(), Recovery.TRIM_AND_RESUME, false));
        }

        @Override
        public Optional<Outcome> release(Step.Release step) {
            return Optional.of(resumer.release(step.job()));
        }

        @Override
        public Optional<Outcome> restart(Step.Restart step) {
            return Optional.of(resumer.restart());
        }

        @Override
        public Optional<Outcome> endAsClaude(Step.EndAsClaude step) {
            return Optional.of(asClaude(incident, false));
        }

        @Override
        public Optional<Outcome> end(Step.End step) {
            if (incident.plan().steps().size() == 1) {
                dialog.note(step.reason());
            } else {
                dialog.giveUp(step.reason() + WaitSteps.later(step, incident));
            }
            return Optional.of(Outcome.over(step.status()));
        }
    }

    /** Only where the screen is not claude's: elsewhere people are told otherwise. */
    private void warn(Incident incident) {
        if (!client.child().onTerminal()) {
            Evidence evidence = incident.evidence();
            long megabytes = evidence.liveness().overLimit().orElse(0) >> 20;
            String more = evidence.liveness()
                    .retrying()
                    .flatMap(retrying -> RetryText.of(evidence, ZoneId.systemDefault()))
                    .orElse("They use " + megabytes + " MB.");
            dialog.note("warning: " + incident.diagnosis().best().rule().say() + " " + more);
        }
    }

    /** In place where that works, else as with a client that has ended. */
    private Outcome type(Step.Type type, Incident incident) {
        if (liveClient.type(type)) {
            return new Outcome.Resumed(incident.plan().recovery());
        }
        Optional<Outcome> otherwise = liveClient.stop(incident);
        if (otherwise.isPresent()) {
            return otherwise.get();
        }
        dialog.say(incident);
        return resumer.resume(
                type.session(), Optional.of(type.prompt()), incident.plan().recovery());
    }

    private static Outcome asClaude(Incident incident, boolean declined) {
        return Outcome.asClaude(incident.evidence().exit(), declined);
    }
}
