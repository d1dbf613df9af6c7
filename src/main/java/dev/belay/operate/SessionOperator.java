package dev.belay.operate;

import dev.belay.decide.Choice;
import dev.belay.decide.Step;
import dev.belay.diagnose.Recovery;
import dev.belay.evidence.ExitStatus;
import dev.belay.evidence.SessionId;
import dev.belay.evidence.Transcript;
import dev.belay.operate.dialog.UserDialog;
import dev.belay.supervise.Ending;
import dev.belay.supervise.Incident;
import dev.belay.supervise.Operator;
import dev.belay.supervise.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Does what the plan says, step by step. It decides nothing; where the user must, it asks him. */
public final class SessionOperator implements Operator {
    private final SessionStarter starter;
    private final UserDialog dialog;
    private final SessionResumer resumer;
    private final RepairStep repairStep;
    private final LiveClient liveClient;
    private final NetworkWait network;
    private final CredentialsWait credentialsWait;

    public SessionOperator(
            SessionStarter starter,
            UserDialog dialog,
            Compaction compaction,
            NetworkWait network,
            CredentialsWait credentialsWait) {
        this.starter = starter;
        this.dialog = dialog;
        this.repairStep = new RepairStep(starter, dialog);
        this.resumer = new SessionResumer(starter, dialog, compaction, repairStep);
        this.liveClient = new LiveClient(starter);
        this.network = network;
        this.credentialsWait = credentialsWait;
    }

    @Override
    public Outcome perform(Incident incident) {
        boolean alive = incident.evidence().alive();
        if (!alive || incident.notable()) {
            starter.understood(incident);
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
        public Optional<Outcome> offer(Step.Offer step) {
            return Optional.of(SessionOperator.this.offer(step, incident));
        }

        @Override
        public Optional<Outcome> pause(Step.Pause step) {
            return starter.live().ended()
                    ? dialog.pause(step).map(ending -> brokenOff(ending, incident))
                    : liveClient.pause(step, incident);
        }

        @Override
        public Optional<Outcome> awaitNetwork(Step.AwaitNetwork step) {
            return starter.live().ended()
                    ? network.await(dialog).map(ending -> brokenOff(ending, incident))
                    : liveClient.awaitNetwork(network, incident);
        }

        @Override
        public Optional<Outcome> awaitCredentials(Step.AwaitCredentials step) {
            return SessionOperator.this.awaitCredentials(step, incident);
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
            return resumer.compactAndResume(step)
                    .or(() -> step.otherwise().orElseThrow().accept(this));
        }

        @Override
        public Optional<Outcome> repairAndResume(Step.RepairAndResume step) {
            return Optional.of(resumer.resumeCopy(step.session(), step.prompt(), Recovery.REPAIR_AND_RESUME));
        }

        @Override
        public Optional<Outcome> trimAndResume(Step.TrimAndResume step) {
            return Optional.of(resumer.resumeCopy(step.session(), step.prompt(), Recovery.TRIM_AND_RESUME));
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
                dialog.giveUp(step.reason() + later(step, incident));
            }
            return Optional.of(new Outcome.Over(new Ending.Status(step.status()), false));
        }
    }

    /** Nothing when the credentials were renewed. */
    private Optional<Outcome> awaitCredentials(Step.AwaitCredentials step, Incident incident) {
        CredentialsWait.Result result = credentialsWait.await(step, incident);
        if (result.renewed()) {
            return Optional.empty();
        }
        if (result.ending().isPresent()) {
            return Optional.of(brokenOff(result.ending().get(), incident));
        }
        Step.End end = step.otherwise();
        dialog.giveUp(result.reason().orElse(end.reason()) + later(end, incident));
        return Optional.of(new Outcome.Over(new Ending.Status(end.status()), false));
    }

    /** What becomes of the session that is given up for now. */
    private static String later(Step.End end, Incident incident) {
        boolean kept = incident.evidence().transcript().endsOn() != Transcript.Ending.NOTHING;
        return incident.evidence()
                .session()
                .filter(session -> kept)
                .map(session -> ". The session is saved; "
                        + (end.status() == ExitStatus.TRY_LATER
                                ? "try again later"
                                : "once that is settled, continue it")
                        + ": `belay resume " + session + "`")
                .orElse("");
    }

    /** Only where the screen is not claude's: elsewhere people are told otherwise. */
    private void warn(Incident incident) {
        if (!starter.live().child().onTerminal()) {
            long megabytes = incident.evidence().liveness().overLimit().orElse(0) >> 20;
            dialog.note("warning: " + incident.diagnosis().best().rule().say() + " They use " + megabytes + " MB.");
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

    /** Asks, and does what was chosen; where there turns out to be nothing to repair, nothing is started and it asks again. */
    private Outcome offer(Step.Offer offer, Incident incident) {
        Step.Offer shown =
                offer.session().map(session -> lookedAt(offer, session)).orElse(offer);
        while (true) {
            Optional<Choice> choice = dialog.choose(incident, shown);
            if (choice.isEmpty()) {
                return asClaude(incident, true);
            }
            Optional<Outcome> outcome = chosen(choice.get(), shown, incident);
            if (outcome.isPresent()) {
                return outcome.get();
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

    private Optional<Outcome> chosen(Choice choice, Step.Offer offer, Incident incident) {
        if (choice == Choice.RESTART) {
            return Optional.of(resumer.restart());
        }
        SessionId session = offer.session().orElseThrow();
        return switch (choice) {
            case WAIT -> Optional.of(waitAndResume(offer, session, incident));
            case GO_ON -> Optional.of(resumer.resume(session, offer.prompt(), Recovery.RESUME));
            case COMPACT -> offer.compaction().orElseThrow().accept(new Performance(incident));
            case REPAIR, TRIM ->
                repairStep
                        .copy(session, choice.recovery())
                        .map(copy -> resumer.resume(copy, Optional.empty(), choice.recovery()));
            default -> Optional.of(resumer.resume(session, Optional.empty(), Recovery.RESUME));
        };
    }

    private Outcome waitAndResume(Step.Offer offer, SessionId session, Incident incident) {
        Optional<Ending> ending = dialog.pause(offer.pause().orElseThrow());
        return ending.isPresent()
                ? brokenOff(ending.get(), incident)
                : resumer.resume(session, offer.prompt(), Recovery.WAIT_AND_RESUME);
    }

    /** The deadline gives up; a signal is somebody's no. */
    private Outcome brokenOff(Ending ending, Incident incident) {
        boolean declined = ending.ownStatus().isEmpty();
        String byHand = incident.evidence()
                .session()
                .map(session -> "; to continue: `" + starter.original().byHand(session) + "`")
                .orElse("");
        dialog.note((declined ? "stopped waiting" : "the deadline passed while waiting") + byHand);
        return new Outcome.Over(ending, declined);
    }

    private static Outcome asClaude(Incident incident, boolean declined) {
        return new Outcome.Over(new Ending.AsClaude(incident.evidence().exit()), declined);
    }
}
