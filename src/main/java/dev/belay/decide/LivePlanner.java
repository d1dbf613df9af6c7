package dev.belay.decide;

import dev.belay.diagnose.Diagnosis;
import dev.belay.diagnose.Kind;
import dev.belay.diagnose.Recovery;
import dev.belay.evidence.Evidence;
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
    /** A longer wait is shown, and for that the screen must be ours. */
    private static final Duration SHORT = Duration.ofSeconds(60);

    /** What nobody understands is looked at again. */
    private static final Duration PUZZLED = Duration.ofMinutes(1);

    private final SelfHelp selfHelp;
    private final SafeAnswers answers;

    LivePlanner(Supplier<ZoneId> zone, SafeAnswers answers) {
        this.selfHelp = new SelfHelp(zone);
        this.answers = answers;
    }

    /** What comes before any ladder; nothing when the ladder is to be climbed. */
    Optional<Plan> first(Diagnosis diagnosis, Evidence evidence, List<Recovery> ladder, int tries) {
        Optional<Instant> typing = evidence.liveness().keyboard().lastKey().map(key -> key.plus(SOMEBODY_IS_THERE));
        if (typing.isPresent() && typing.get().isAfter(evidence.at())) {
            return Optional.of(watchOn("somebody is at the keyboard", typing));
        }
        Optional<Plan> answer = evidence.liveness().dialog().flatMap(answers::plan);
        if (answer.isPresent()) {
            return answer;
        }
        Optional<Plan> itself = selfHelp.plan(diagnosis, evidence, ladder);
        if (itself.isPresent()) {
            return itself;
        }
        if (ladder.get(0) == Recovery.LEAVE) {
            return Optional.of(watchOn("nothing to do", Optional.empty()));
        }
        if (mayBeWell(diagnosis, evidence)) {
            return Optional.of(watchOn(
                    "nothing says that it has failed", Optional.of(evidence.at().plus(PUZZLED))));
        }
        if (diagnosis.best().rule().kind() == Kind.MEMORY && (tries > 0 || !evidence.isBetweenTurns())) {
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

    static Plan watchOn(String reason, Optional<Instant> again) {
        return Plan.of(Recovery.LEAVE, reason, new Step.WatchOn(again));
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
        boolean short_ = plan.pause()
                .map(pause -> pause.duration().compareTo(SHORT) <= 0)
                .orElse(false);
        return short_
                && !evidence.client().print()
                && evidence.liveness().isAtAnEmptyPrompt()
                && plan.steps().get(plan.steps().size() - 1) instanceof Step.Resume resume
                && resume.prompt().isPresent();
    }
}
