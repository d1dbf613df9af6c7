package dev.belay.operate;

import dev.belay.decide.Choice;
import dev.belay.decide.Planner;
import dev.belay.decide.Step;
import dev.belay.diagnose.Recovery;
import dev.belay.evidence.SessionId;
import dev.belay.evidence.Transcript;
import dev.belay.settings.UsageException;
import dev.belay.supervise.Ending;
import dev.belay.supervise.Incident;
import dev.belay.supervise.Operator;
import dev.belay.supervise.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Does what the plan says: the one switch over {@link Step}. It decides nothing; where the user must, it asks him. */
public final class SessionOperator implements Operator {
    /** Nobody need start it again before a person has seen to it. */
    private static final int ONLY_A_PERSON = 77;

    private final SessionStarter starter;
    private final Conversation conversation;
    private final Compaction compaction;
    private final Mending mending;
    private final OnLive onLive;
    private final Network network;
    private final CredentialsWait credentialsWait;

    public SessionOperator(
            SessionStarter starter,
            Conversation conversation,
            Compaction compaction,
            Network network,
            CredentialsWait credentialsWait) {
        this.starter = starter;
        this.conversation = conversation;
        this.compaction = compaction;
        this.mending = new Mending(starter, conversation);
        this.onLive = new OnLive(starter);
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
        for (Step step : incident.plan().steps()) {
            Optional<Outcome> outcome = perform(step, incident);
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
        throw new IllegalStateException("a plan must end with a start or an end");
    }

    private Optional<Outcome> perform(Step step, Incident incident) {
        if (step instanceof Step.Say) {
            conversation.say(incident);
            return Optional.empty();
        }
        if (step instanceof Step.Remind) {
            conversation.remind(incident);
            return Optional.empty();
        }
        if (step instanceof Step.Warn) {
            warn(incident);
            return Optional.empty();
        }
        if (step instanceof Step.Pause pause) {
            return starter.live().ended()
                    ? conversation.pause(pause).map(ending -> brokenOff(ending, incident))
                    : onLive.pause(pause, incident);
        }
        if (step instanceof Step.AwaitNetwork) {
            return starter.live().ended()
                    ? network.await(conversation).map(ending -> brokenOff(ending, incident))
                    : onLive.awaitNetwork(network, incident);
        }
        if (step instanceof Step.AwaitCredentials await) {
            return await(await, incident);
        }
        if (step instanceof Step.Offer offer) {
            return Optional.of(offer(offer, incident));
        }
        if (step instanceof Step.End end) {
            if (incident.plan().steps().size() == 1) {
                conversation.note(end.reason());
            } else {
                conversation.giveUp(end.reason() + later(end, incident));
            }
            return Optional.of(new Outcome.Over(new Ending.Status(end.status()), false));
        }
        if (step instanceof Step.EndAsClaude) {
            return Optional.of(asClaude(incident, false));
        }
        return starts(step) ? Optional.of(start(step, incident)) : live(step, incident);
    }

    /** Nothing when the credentials were renewed. */
    private Optional<Outcome> await(Step.AwaitCredentials step, Incident incident) {
        CredentialsWait.Result result = credentialsWait.await(step, incident);
        if (result.renewed()) {
            return Optional.empty();
        }
        if (result.ending().isPresent()) {
            return Optional.of(brokenOff(result.ending().get(), incident));
        }
        Step.End end = step.otherwise();
        conversation.giveUp(result.reason().orElse(end.reason()) + later(end, incident));
        return Optional.of(new Outcome.Over(new Ending.Status(end.status()), false));
    }

    /** What becomes of the session that is given up for now. */
    private static String later(Step.End end, Incident incident) {
        boolean kept = incident.evidence().transcript().endsOn() != Transcript.Ending.NOTHING;
        return incident.evidence()
                .session()
                .filter(session -> kept)
                .map(session -> ". The session is saved; "
                        + (end.status() == Planner.GIVEN_UP ? "try again later" : "once that is settled, continue it")
                        + ": `belay resume " + session + "`")
                .orElse("");
    }

    /** What is done with a client that is alive. */
    private Optional<Outcome> live(Step step, Incident incident) {
        if (step instanceof Step.Stop) {
            return onLive.stop(incident);
        }
        if (step instanceof Step.Type type) {
            return Optional.of(type(type, incident));
        }
        if (step instanceof Step.Answer answer) {
            return onLive.answer(answer);
        }
        return Optional.of(onLive.watchOn((Step.WatchOn) step));
    }

    private static boolean starts(Step step) {
        return step instanceof Step.Resume
                || step instanceof Step.CompactAndResume
                || step instanceof Step.RepairAndResume
                || step instanceof Step.TrimAndResume
                || step instanceof Step.Restart;
    }

    private Outcome start(Step step, Incident incident) {
        if (step instanceof Step.Resume resume) {
            return resume(resume.session(), resume.prompt(), Recovery.RESUME);
        }
        if (step instanceof Step.CompactAndResume compact) {
            return compactAndResume(compact.session(), compact.prompt(), incident);
        }
        if (step instanceof Step.RepairAndResume repair) {
            return cureAndResume(repair.session(), repair.prompt(), Recovery.REPAIR_AND_RESUME);
        }
        if (step instanceof Step.TrimAndResume trim) {
            return cureAndResume(trim.session(), trim.prompt(), Recovery.TRIM_AND_RESUME);
        }
        return started(starter.restart(), Recovery.RESTART);
    }

    /** Only where the screen is not claude's: elsewhere people are told otherwise. */
    private void warn(Incident incident) {
        if (!starter.live().child().onTerminal()) {
            long megabytes = incident.evidence().liveness().overLimit().orElse(0) >> 20;
            conversation.note(
                    "warning: " + incident.diagnosis().best().rule().say() + " They use " + megabytes + " MB.");
        }
    }

    /** In place where that works, else as with a client that has ended. */
    private Outcome type(Step.Type type, Incident incident) {
        if (onLive.type(type)) {
            return new Outcome.Resumed(incident.plan().recovery());
        }
        Optional<Outcome> otherwise = onLive.stop(incident);
        if (otherwise.isPresent()) {
            return otherwise.get();
        }
        conversation.say(incident);
        return resume(
                type.session(), Optional.of(type.prompt()), incident.plan().recovery());
    }

    /** Asks, and does what was chosen; where there turns out to be nothing to repair, nothing is started and it asks again. */
    private Outcome offer(Step.Offer offer, Incident incident) {
        Step.Offer shown =
                offer.session().map(session -> lookedAt(offer, session)).orElse(offer);
        while (true) {
            Optional<Choice> choice = conversation.choose(incident, shown);
            if (choice.isEmpty()) {
                return asClaude(incident, true);
            }
            Optional<Outcome> outcome = chosen(choice.get(), shown, incident);
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
    }

    /** The offer without the cures that have nothing to do. */
    private Step.Offer lookedAt(Step.Offer offer, SessionId session) {
        List<Choice> useful = new ArrayList<>();
        for (Choice choice : offer.choices()) {
            if (!Mending.cures(choice.recovery()) || mending.helps(session, choice.recovery())) {
                useful.add(choice);
            }
        }
        return new Step.Offer(useful, offer.session(), offer.pause(), offer.prompt());
    }

    private Optional<Outcome> chosen(Choice choice, Step.Offer offer, Incident incident) {
        if (choice == Choice.RESTART) {
            return Optional.of(started(starter.restart(), Recovery.RESTART));
        }
        SessionId session = offer.session().orElseThrow();
        return switch (choice) {
            case WAIT -> Optional.of(waitAndResume(offer, session, incident));
            case GO_ON -> Optional.of(resume(session, offer.prompt(), Recovery.RESUME));
            case COMPACT -> Optional.of(compactAndResume(session, Optional.empty(), incident));
            case REPAIR, TRIM ->
                mending.copy(session, choice.recovery()).map(copy -> resume(copy, Optional.empty(), choice.recovery()));
            default -> Optional.of(resume(session, Optional.empty(), Recovery.RESUME));
        };
    }

    private Outcome waitAndResume(Step.Offer offer, SessionId session, Incident incident) {
        Optional<Ending> ending = conversation.pause(offer.pause().orElseThrow());
        return ending.isPresent()
                ? brokenOff(ending.get(), incident)
                : resume(session, offer.prompt(), Recovery.WAIT_AND_RESUME);
    }

    /** Where compacting is no way and the ladder knows another one, that is taken at once. */
    private Outcome compactAndResume(SessionId session, Optional<String> prompt, Incident incident) {
        List<Recovery> ladder = incident.diagnosis().best().rule().recover();
        Optional<Recovery> cure = ladder.stream().filter(Mending::cures).findFirst();
        Compaction.Result result = compaction.run(session);
        boolean onScreen = result == Compaction.Result.BY_THE_CLIENT
                && starter.surroundings().terminal().isPresent()
                && !cure.equals(Optional.of(Recovery.REPAIR_AND_RESUME));
        if (result != Compaction.Result.DONE && !onScreen && cure.isPresent()) {
            return cureAndResume(session, prompt, cure.get());
        }
        Optional<String> words = result == Compaction.Result.BY_THE_CLIENT ? Optional.of("/compact") : prompt;
        return resume(session, words, Recovery.COMPACT_AND_RESUME);
    }

    /** What the API refuses for its size, and can't be made smaller, is not sent again. */
    private Outcome cureAndResume(SessionId session, Optional<String> prompt, Recovery cure) {
        Mending.Result result = mending.cured(session, cure);
        if (result.session().isEmpty() && result.hopeless()) {
            conversation.giveUp(result.reason() + "; start a new session, or go back with /rewind");
            return new Outcome.Over(new Ending.Status(ONLY_A_PERSON), false);
        }
        return resume(result.session().orElse(session), prompt, cure);
    }

    private Outcome resume(SessionId session, Optional<String> prompt, Recovery recovery) {
        return started(starter.resume(session, prompt), recovery);
    }

    private Outcome started(Optional<String> failure, Recovery recovery) {
        if (failure.isEmpty()) {
            return new Outcome.Resumed(recovery);
        }
        conversation.giveUp(failure.get());
        return new Outcome.Over(new Ending.Status(UsageException.NOT_FOUND), false);
    }

    /** The deadline gives up; a signal is somebody's no. */
    private Outcome brokenOff(Ending ending, Incident incident) {
        boolean declined = ending instanceof Ending.AsClaude;
        String byHand = incident.evidence()
                .session()
                .map(session -> "; to continue: `" + starter.original().byHand(session) + "`")
                .orElse("");
        conversation.note((declined ? "stopped waiting" : "the deadline passed while waiting") + byHand);
        return new Outcome.Over(ending, declined);
    }

    private static Outcome asClaude(Incident incident, boolean declined) {
        return new Outcome.Over(new Ending.AsClaude(incident.evidence().exit()), declined);
    }
}
