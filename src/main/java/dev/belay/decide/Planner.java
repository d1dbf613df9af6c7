package dev.belay.decide;

import dev.belay.diagnose.Diagnosis;
import dev.belay.diagnose.Kind;
import dev.belay.diagnose.Recovery;
import dev.belay.diagnose.Rule;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.ExitStatus;
import dev.belay.evidence.Farewell;
import dev.belay.evidence.SessionId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Chooses what to do: ladder, history and budget in, steps out. No I/O and no clock; the time and the dice are given.
 *
 * <p>Attended it offers and lets the user choose. Unattended it climbs the ladder by itself, within the budget.
 */
public final class Planner {

    /** How the user is reached. */
    public enum Audience {
        /** At the terminal: may be asked. */
        ATTENDED,
        /** Nobody: Belay acts. */
        UNATTENDED,
        /** A pipe or a script: is told, on standard error, and never asked. */
        PIPE
    }

    private static final Duration A_START = Duration.ofMinutes(1);

    private final Audience audience;
    private final RecoverySchedule schedule;
    private final ResumePrompt prompt;
    private final Duration credentialsWait;
    private final SafeAnswers answers;

    /** One that does not wait for anybody to renew credentials. */
    public Planner(Audience audience, RecoverySchedule schedule, ResumePrompt prompt) {
        this(audience, schedule, prompt, Duration.ZERO);
    }

    /** @param credentialsWait how long it may be waited for somebody to renew the credentials; zero: not at all */
    public Planner(Audience audience, RecoverySchedule schedule, ResumePrompt prompt, Duration credentialsWait) {
        this(audience, schedule, prompt, credentialsWait, SafeAnswers.USUAL);
    }

    /**
     * @param credentialsWait how long it may be waited for somebody to renew the credentials; zero: not at all
     * @param answers what is answered to a question of the client's
     */
    public Planner(
            Audience audience,
            RecoverySchedule schedule,
            ResumePrompt prompt,
            Duration credentialsWait,
            SafeAnswers answers) {
        this.audience = audience;
        this.schedule = schedule;
        this.prompt = prompt;
        this.credentialsWait = credentialsWait;
        this.answers = answers;
    }

    /**
     * The plan.
     *
     * @param ending the user or the machine has asked us to end (SIGTERM, SIGHUP): then nothing is started again
     * @param jitter 0 to 1, for the backoff
     */
    public Plan plan(Diagnosis diagnosis, Evidence evidence, History history, boolean ending, double jitter) {
        List<Recovery> ladder = diagnosis.best().rule().recover();
        if (evidence.alive()) {
            return alive(diagnosis, evidence, history, ladder, ending, jitter);
        }
        if (ladder.get(0) == Recovery.LEAVE && audience == Audience.UNATTENDED && FalseSuccess.is(evidence)) {
            String reason = "the task was interrupted before it finished";
            return Plan.of(Recovery.LEAVE, reason, new Step.Say(), new Step.End(ExitStatus.INTERRUPTED, reason));
        }
        if (ladder.get(0) == Recovery.LEAVE && !offersAfterAll(ladder, ending)) {
            return leave(diagnosis.best().rule(), evidence, ending);
        }
        if (ending) {
            return Plan.of(Recovery.LEAVE, "Belay was asked to stop", new Step.Say(), new Step.EndAsClaude());
        }
        if (history.attempts().isEmpty() && claudeHasSaidIt(diagnosis, evidence)) {
            return refused(diagnosis);
        }
        if (audience == Audience.UNATTENDED) {
            return climb(diagnosis, evidence, history, ladder, jitter);
        }
        if (audience == Audience.PIPE) {
            return Plan.of(Recovery.GIVE_UP, "nobody can be asked", new Step.Say(), new Step.EndAsClaude());
        }
        if (evidence.leftByTheUser()) {
            return Plan.of(Recovery.LEAVE, "the user left after the error", new Step.Remind(), new Step.EndAsClaude());
        }
        return new Offers(schedule, prompt).plan(diagnosis, evidence, jitter);
    }

    /** What a stranger has ended may be what the user who is there wants to go on with. */
    private boolean offersAfterAll(List<Recovery> ladder, boolean ending) {
        return mayAsk() && !ending && ladder.contains(Recovery.RESUME);
    }

    /** Who ends Belay, as by closing the terminal or by kill, knows it; how to go on is said unless claude has said it. */
    private Plan leave(Rule rule, Evidence evidence, boolean ending) {
        if (rule.silent()) {
            return Plan.of(Recovery.LEAVE, "it ended normally", new Step.EndAsClaude());
        }
        if (!ending || audience == Audience.UNATTENDED) {
            return Plan.of(Recovery.LEAVE, "it was ended on purpose", new Step.Say(), new Step.EndAsClaude());
        }
        String reason = "Belay was asked to stop, and claude with it";
        boolean said = Farewell.on(evidence.screen()).filter("resume"::equals).isPresent();
        return evidence.isResumable() && !said
                ? Plan.of(
                        Recovery.LEAVE,
                        reason,
                        new Step.TellHowToContinue(evidence.session().orElseThrow()),
                        new Step.EndAsClaude())
                : Plan.of(Recovery.LEAVE, reason, new Step.EndAsClaude());
    }

    /**
     * Whether claude has refused the start as the user gave it, in words of its own: to a user who reads them there is
     * nothing to add. A start that Belay itself has made is another matter.
     */
    private boolean claudeHasSaidIt(Diagnosis diagnosis, Evidence evidence) {
        // What holds a session can be ended from here, and that is offered.
        boolean held = diagnosis.best().rule().recover().contains(Recovery.RELEASE_AND_RESUME);
        boolean read = audience != Audience.UNATTENDED && evidence.refusedTheStart() && !(held && mayAsk());
        return diagnosis.best().rule().silent() || read;
    }

    private boolean mayAsk() {
        return audience == Audience.ATTENDED;
    }

    private Plan refused(Diagnosis diagnosis) {
        Rule rule = diagnosis.best().rule();
        return audience == Audience.UNATTENDED
                ? Plan.of(
                        Recovery.GIVE_UP,
                        rule.say(),
                        new Step.End(rule.response().exitStatus(), lowered(rule.say()) + "; not trying again"))
                : Plan.of(Recovery.LEAVE, "claude said why it did not start", new Step.EndAsClaude());
    }

    /** A sentence as a part of another one: "AWS" stays as it is. */
    private static String lowered(String sentence) {
        String text = sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
        boolean acronym = text.length() > 1 && Character.isUpperCase(text.charAt(1));
        return acronym ? text : Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }

    private Plan alive(
            Diagnosis diagnosis,
            Evidence evidence,
            History history,
            List<Recovery> ladder,
            boolean ending,
            double jitter) {
        if (ending || audience != Audience.UNATTENDED) {
            return LivePlanner.watchOn("left to the user", Optional.empty());
        }
        LivePlanner planner = new LivePlanner(schedule.zone(), answers);
        int tries = history.tries(diagnosis.failure(), evidence);
        return planner.first(diagnosis, evidence, ladder, tries)
                .orElseGet(() -> planner.onLive(climb(diagnosis, evidence, history, ladder, jitter), evidence, tries));
    }

    /**
     * Whether nothing can have been done yet, so that a start from the beginning repeats nothing. After a while an empty
     * transcript may as well be one that could not be written.
     */
    private static boolean untouched(Evidence evidence) {
        return !evidence.transcript().hasConversation()
                && !evidence.machine().disk().readOnly().orElse(false)
                && (evidence.alive() || evidence.ran().compareTo(A_START) < 0);
    }

    private Plan climb(Diagnosis diagnosis, Evidence evidence, History history, List<Recovery> ladder, double jitter) {
        Rule rule = diagnosis.best().rule();
        int status = rule.response().exitStatus();
        int tries = history.tries(rule.name(), evidence);
        Recovery rung = ladder.get(Math.min(tries, ladder.size() - 1));
        if (rung == Recovery.ASK) {
            return ask(diagnosis, evidence, history, jitter);
        }
        if (rung == Recovery.GIVE_UP) {
            return giveUp("there is nothing left to try", status);
        }
        if (rung == Recovery.RELEASE_AND_RESUME) {
            return release(diagnosis, evidence, history, jitter);
        }
        if (!evidence.isResumable() && !(untouched(evidence) && history.nothingDone())) {
            return giveUp("there is no session to resume", status);
        }
        RecoverySchedule.Answer answer = schedule.next(rung, rule, evidence, history, jitter);
        return answer.pause()
                .map(pause -> resume(rung, pause, diagnosis, evidence))
                .orElseGet(() -> giveUp(answer.reason(), answer.tooOften() ? ExitStatus.TRY_LATER : status));
    }

    /** A session of another's is left to them; ours is one that this run has resumed before it was turned away. */
    private Plan release(Diagnosis diagnosis, Evidence evidence, History history, double jitter) {
        Rule rule = diagnosis.best().rule();
        Optional<String> job = HeldSession.job(evidence);
        if (job.isEmpty() || history.attempts().isEmpty()) {
            String way = job.map(id -> "`claude stop " + id + "` ends it").orElse("`claude agents` shows it");
            return giveUp("the session runs in the background, and not on behalf of this run; " + way, rule);
        }
        RecoverySchedule.Answer answer = schedule.next(Recovery.RELEASE_AND_RESUME, rule, evidence, history, jitter);
        return answer.pause()
                .map(pause -> Plan.of(
                        Recovery.RELEASE_AND_RESUME,
                        "the session is ours",
                        new Step.Say(),
                        pause,
                        new Step.Release(job.get())))
                .orElseGet(() -> giveUp(answer.reason(), rule));
    }

    private static Plan giveUp(String reason, Rule rule) {
        return giveUp(reason, rule.response().exitStatus());
    }

    /** Where somebody may renew the credentials in another window it goes on after that; within the budget, as ever. */
    private Plan ask(Diagnosis diagnosis, Evidence evidence, History history, double jitter) {
        Rule rule = diagnosis.best().rule();
        String reason = "only a person can help";
        Step.End end = new Step.End(rule.response().exitStatus(), reason);
        boolean renewable = rule.kind() == Kind.CREDENTIALS && !credentialsWait.isZero();
        boolean starts = evidence.isResumable() || untouched(evidence) && history.nothingDone();
        boolean allowed = renewable
                && starts
                && schedule.next(Recovery.RESUME, rule, evidence, history, jitter)
                        .pause()
                        .isPresent();
        return allowed
                ? Plan.of(
                        Recovery.ASK,
                        "only a person can renew the credentials",
                        new Step.Say(),
                        new Step.AwaitCredentials(credentialsWait, end),
                        evidence.isResumable() ? again(Recovery.RESUME, diagnosis, evidence) : new Step.Restart())
                : Plan.of(Recovery.ASK, reason, new Step.Say(), end);
    }

    private Plan resume(Recovery rung, Step.Pause pause, Diagnosis diagnosis, Evidence evidence) {
        List<Step> steps = new ArrayList<>(List.of(new Step.Say(), pause));
        if (diagnosis.best().rule().kind() == Kind.NETWORK) {
            steps.add(new Step.AwaitNetwork());
        }
        if (diagnosis.best().rule().kind() == Kind.SHORTAGE) {
            steps.add(new Step.AwaitMemory(diagnosis.best().rule().response().exitStatus()));
        }
        boolean restarts = !evidence.isResumable();
        steps.add(restarts ? new Step.Restart() : again(rung, diagnosis, evidence));
        return new Plan(restarts ? Recovery.RESTART : rung, steps, "next step for " + diagnosis.failure());
    }

    private Step again(Recovery rung, Diagnosis diagnosis, Evidence evidence) {
        SessionId session = evidence.session().orElseThrow();
        Optional<String> words = diagnosis.best().rule().kind() == Kind.MEMORY
                ? Optional.empty()
                : Optional.of(prompt.after(evidence.transcript()));
        return switch (rung) {
            case COMPACT_AND_RESUME ->
                Step.CompactAndResume.of(session, words, diagnosis.best().rule().recover());
            case REPAIR_AND_RESUME -> new Step.RepairAndResume(session, words);
            case TRIM_AND_RESUME -> new Step.TrimAndResume(session, words);
            default -> new Step.Resume(session, words);
        };
    }

    private static Plan giveUp(String reason, int status) {
        return Plan.of(Recovery.GIVE_UP, reason, new Step.Say(), new Step.End(status, reason));
    }
}
