package dev.belay.decide;

import dev.belay.diagnose.Diagnosis;
import dev.belay.diagnose.Kind;
import dev.belay.diagnose.Recovery;
import dev.belay.evidence.ApiError;
import dev.belay.evidence.Dialog;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.Liveness;
import dev.belay.evidence.Liveness.Activity;
import dev.belay.evidence.Retrying;
import dev.belay.evidence.Transcript;
import dev.belay.evidence.dialog.ColdResume;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What to do about a client that is alive, with nobody at the keyboard. It turns a plan for a dead one into one for a live
 * one: typed in place where that is sound and cheap, else after a polite end. It never acts while somebody types, leaves a
 * client alone that goes on by itself, and answers only those questions whose answer can do no harm.
 */
final class LivePlanner {
    private static final Duration SOMEBODY_IS_THERE = Duration.ofMinutes(2);
    /** The client shows minutes; then it gets some time to begin. */
    private static final Duration BY_ITSELF = Duration.ofMinutes(3);
    /** A longer wait is shown, and for that the screen must be ours. */
    private static final Duration SHORT = Duration.ofSeconds(60);

    /** What nobody understands is looked at again. */
    private static final Duration PUZZLED = Duration.ofMinutes(1);

    /** A client does not wait longer than this for a reset. */
    private static final Duration ITS_HORIZON = Duration.ofDays(1);
    /** A client with its ten retries is done by then. */
    private static final Duration USUAL_RETRIES = Duration.ofMinutes(5);
    /** Older clients than 2.1.295 know no patience of their own for their watchdog. */
    private static final Duration LONGEST_RETRYING = Duration.ofHours(6);

    private static final String ESCAPE = "\033";

    private final Supplier<ZoneId> zone;
    private final ColdResume coldResume;

    LivePlanner(Supplier<ZoneId> zone, ColdResume coldResume) {
        this.zone = zone;
        this.coldResume = coldResume;
    }

    /** What comes before any ladder; nothing when the ladder is to be climbed. */
    Optional<Plan> first(Diagnosis diagnosis, Evidence evidence, List<Recovery> ladder, int tries) {
        Liveness client = evidence.liveness();
        Optional<Instant> typing = client.keyboard().map(key -> key.plus(SOMEBODY_IS_THERE));
        if (typing.isPresent() && typing.get().isAfter(evidence.at())) {
            return Optional.of(watchOn("somebody is at the keyboard", typing));
        }
        Optional<Plan> answer = client.dialog().flatMap(dialog -> answer(dialog));
        if (answer.isPresent()) {
            return answer;
        }
        if (client.retrying().isPresent() && mayHelpItself(evidence, ladder)) {
            return Optional.of(whileItRetries(evidence, client.retrying().get()));
        }
        if (continues(diagnosis, evidence)) {
            Optional<Instant> due = due(evidence);
            if (due.isPresent() && due.get().isAfter(evidence.at())) {
                return Optional.of(watchOn("claude continues by itself when the limit resets", due));
            }
        }
        if (ladder.get(0) == Recovery.LEAVE) {
            return Optional.of(watchOn("nothing to do", Optional.empty()));
        }
        if (mayBeWell(diagnosis, evidence)) {
            return Optional.of(watchOn(
                    "nothing says that it has failed", Optional.of(evidence.at().plus(PUZZLED))));
        }
        if (diagnosis.best().rule().kind() == Kind.MEMORY && (tries > 0 || !betweenTurns(evidence))) {
            return Optional.of(Plan.of(
                    Recovery.LEAVE,
                    tries > 0 ? "restarting did not help" : "a turn is in progress",
                    new Step.Warn(),
                    new Step.WatchOn(Optional.empty())));
        }
        return Optional.empty();
    }

    /**
     * Whether there is no reason to end it. Memory that is short is told at any time, and says nothing of the turn: what may be
     * wrong with that is told by itself, once it has settled. And what no rule explains is only a failure where claude
     * itself has said so.
     */
    private static boolean mayBeWell(Diagnosis diagnosis, Evidence evidence) {
        boolean onlyMemory = evidence.liveness().overLimit().isPresent()
                && diagnosis.best().rule().kind() != Kind.MEMORY;
        boolean saidSo = evidence.transcript().error().isPresent()
                || evidence.hooks().stopFailure().isPresent()
                || evidence.transcript().compactionError().isPresent();
        return onlyMemory || diagnosis.unexplained() && !saidSo;
    }

    /**
     * Whether a client that tries again by itself may come through: not where only a person can help, once its usual ten
     * retries would be over; not where it still waits some minutes after the reset, as after a sleep of the machine; nor for
     * ever.
     */
    private boolean mayHelpItself(Evidence evidence, List<Recovery> ladder) {
        Duration since = evidence.liveness().retrying().orElseThrow().since();
        boolean hopeless = ladder.get(0) == Recovery.ASK || ladder.get(0) == Recovery.GIVE_UP;
        if (hopeless) {
            return since.compareTo(USUAL_RETRIES) < 0;
        }
        Optional<Instant> reset = LimitReset.of(evidence, evidence.at(), zone.get());
        return reset.isPresent()
                ? reset.get().plus(BY_ITSELF).isAfter(evidence.at())
                : since.compareTo(LONGEST_RETRYING) < 0;
    }

    private static Plan whileItRetries(Evidence evidence, Retrying retrying) {
        Step.WatchOn on = new Step.WatchOn(Optional.of(evidence.at().plus(PUZZLED)));
        String reason = "claude tries again by itself";
        return retrying.first()
                ? Plan.of(Recovery.LEAVE, reason, new Step.Warn(), on)
                : Plan.of(Recovery.LEAVE, reason, on);
    }

    /**
     * Whether it will go on by itself when the limit is over: it says so on its screen, or it is of a version that does and
     * has not said that it gave up. Wording is served, so what counts in the end is what it does: when nothing has moved some
     * minutes after the reset, it is helped.
     */
    private static boolean continues(Diagnosis diagnosis, Evidence evidence) {
        boolean able = diagnosis.best().rule().kind() == Kind.LIMIT
                && !evidence.client().print()
                && evidence.transcript().error().flatMap(ApiError::resetsAt).isPresent();
        return !evidence.hooks().gaveUpContinuing()
                && (evidence.liveness().continuing()
                        || able && evidence.liveness().activity() == Activity.IDLE);
    }

    private static boolean betweenTurns(Evidence evidence) {
        return evidence.liveness().activity() == Activity.IDLE
                && evidence.transcript().endsOn() == Transcript.Ending.ANSWER
                && !evidence.client().print();
    }

    static Plan watchOn(String reason, Optional<Instant> again) {
        return Plan.of(Recovery.LEAVE, reason, new Step.WatchOn(again));
    }

    private Optional<Plan> answer(Dialog dialog) {
        Optional<String> keys = dialog == Dialog.AUTO_MODE ? Optional.of(ESCAPE) : dialog.closedBy();
        Optional<String> label = dialog.answer(coldResume);
        return label.or(() -> keys)
                .map(safe -> Plan.of(
                        Recovery.LEAVE,
                        "this question is safe to answer",
                        new Step.Answer(dialog, label, keys.orElse("")),
                        new Step.WatchOn(Optional.empty())));
    }

    /** When a client that said it would go on by itself should have done so. */
    private Optional<Instant> due(Evidence evidence) {
        Instant said = evidence.at().minus(evidence.silence());
        return LimitReset.of(evidence, said, zone.get())
                .filter(reset -> reset.isAfter(said) && reset.isBefore(said.plus(ITS_HORIZON)))
                .map(reset -> reset.plus(BY_ITSELF));
    }

    /** A plan for a session whose process has ended, made fit for one that is alive. */
    Plan onLive(Plan plan, Evidence evidence, int tries) {
        if (tries == 0 && inPlace(plan, evidence)) {
            Step.Resume resume = (Step.Resume) plan.steps().get(plan.steps().size() - 1);
            return inPlace(plan, new Step.Type(resume.session(), resume.prompt().orElseThrow()));
        }
        List<Step> steps = new ArrayList<>();
        steps.add(new Step.Stop());
        steps.addAll(plan.steps());
        return new Plan(plan.recovery(), steps, plan.reason());
    }

    /** The same waits, and nothing said: the screen is claude's. */
    private static Plan inPlace(Plan plan, Step.Type type) {
        List<Step> steps = new ArrayList<>();
        for (Step step : plan.steps()) {
            if (step.waitsBesideClaude()) {
                steps.add(step);
            }
        }
        steps.add(type);
        return new Plan(plan.recovery(), steps, plan.reason());
    }

    /** At its prompt, an empty line before it, and something short to say. */
    private static boolean inPlace(Plan plan, Evidence evidence) {
        Liveness client = evidence.liveness();
        boolean short_ = plan.pause()
                .map(pause -> pause.duration().compareTo(SHORT) <= 0)
                .orElse(false);
        return short_
                && !evidence.client().print()
                && client.activity() == Activity.IDLE
                && client.dialog().isEmpty()
                && !client.draft()
                && plan.steps().get(plan.steps().size() - 1) instanceof Step.Resume resume
                && resume.prompt().isPresent();
    }
}
