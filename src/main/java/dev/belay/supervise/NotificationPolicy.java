package dev.belay.supervise;

import dev.belay.decide.Step;
import dev.belay.diagnose.Recovery;
import dev.belay.evidence.Dialog;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.Exit;
import dev.belay.evidence.Liveness;
import dev.belay.evidence.Transcript;
import dev.belay.evidence.status.StatusReport;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Decides what people are told, and says each thing once: that nobody goes on, that it goes on again (only when a real answer has
 * proved it), that a permission has been waited for, that a long turn is over. It has no clock: the time is in the
 * evidence. The loop and the follower of the live session both report to it.
 */
public final class NotificationPolicy {
    private final Notifier notifier;
    private final Supplier<NotificationThresholds> thresholds;
    private Incident asked;
    private Incident awaiting;
    private Incident answered;
    private Incident open;
    private Optional<Instant> turn = Optional.empty();
    private boolean rested;
    private Optional<Wait> wait = Optional.empty();
    private boolean waitTold;

    /** A permission that is waited for: as long as nothing moves it is the same one. */
    private record Wait(Instant since, long answers, long toolResults) {
        boolean same(Transcript transcript) {
            return answers == transcript.answers() && toolResults == transcript.toolResults();
        }
    }

    /** @param thresholds asked only when there may be something to tell */
    public NotificationPolicy(Notifier notifier, Supplier<NotificationThresholds> thresholds) {
        this.notifier = notifier;
        this.thresholds = thresholds;
    }

    /** A policy that nobody listens to. */
    public static NotificationPolicy closed() {
        return new NotificationPolicy(event -> {}, () -> NotificationThresholds.DEFAULT);
    }

    /** Something has happened, and nothing has been done about it yet. */
    public synchronized void failed(Incident incident) {
        if (incident.offer().isPresent()) {
            asked = incident;
            notifier.tell(new SessionEvent.PersonNeeded(incident));
        } else if (incident.evidence().alive()) {
            alive(incident);
        } else if (!incident.notable()) {
            ended(incident);
        }
    }

    /** A dialog that stands in the way, and a warning. A permission is waited for first: see {@link #seen}. */
    private void alive(Incident incident) {
        Evidence evidence = incident.evidence();
        Optional<Dialog> dialog = evidence.liveness().dialog();
        boolean permission = dialog.isPresent()
                && (dialog.get() == Dialog.PERMISSION || dialog.get() == Dialog.OTHER && waits(evidence));
        boolean left = incident.plan().recovery() == Recovery.LEAVE;
        boolean warns = incident.plan().steps().contains(new Step.Warn());
        boolean answered = incident.plan().steps().get(0) instanceof Step.Answer;
        if (warns) {
            notifier.tell(new SessionEvent.Warned(incident));
        } else if (left && !answered && dialog.isPresent() && !permission && open == null) {
            open = incident;
            notifier.tell(new SessionEvent.PersonNeeded(incident));
        }
    }

    /** The run goes on by itself once somebody has done this. */
    public synchronized void awaiting(Incident incident, SessionEvent.Awaited awaited) {
        awaiting = incident;
        notifier.tell(new SessionEvent.PersonNeeded(incident, Optional.of(awaited)));
    }

    /** The recovery is proved. Whoever has answered the question himself need not be told. */
    public synchronized void recovered(Incident incident, Evidence now) {
        if (!incident.equals(answered)) {
            notifier.tell(new SessionEvent.Recovered(incident, now));
        }
    }

    /** What came of it. An end is told only now: a client that is alive may have moved after all. */
    public synchronized void settled(Incident incident, Outcome outcome) {
        if (outcome.unchanged()) {
            return;
        }
        turn = Optional.empty();
        wait = Optional.empty();
        answered = null;
        if (incident.equals(asked)) {
            answered = incident;
            notifier.tell(new SessionEvent.SeenTo(incident));
        } else if (incident.equals(awaiting) && outcome.over().isEmpty()) {
            notifier.tell(new SessionEvent.SeenTo(incident));
        } else if (outcome.over().isPresent() && !outcome.over().get().declined()) {
            over(incident);
        }
        asked = null;
        awaiting = null;
    }

    private void over(Incident incident) {
        Recovery recovery = incident.plan().recovery();
        if (recovery == Recovery.ASK && !incident.equals(awaiting)) {
            notifier.tell(new SessionEvent.PersonNeeded(incident));
        } else if (recovery != Recovery.LEAVE) {
            notifier.tell(new SessionEvent.GivenUp(incident));
        }
    }

    /** How the session stands while it runs; called whenever something has changed, and now and then without. */
    public synchronized void seen(Evidence now) {
        if (open != null && !now.transcript().equals(open.evidence().transcript())) {
            notifier.tell(new SessionEvent.SeenTo(open));
            open = null;
        }
        await(now);
        follow(now);
    }

    /** Print mode ends with its turn; whoever ends an interactive session is there. */
    private void ended(Incident incident) {
        Evidence evidence = incident.evidence();
        boolean itself = evidence.exit() instanceof Exit.Code code && code.code() == 0;
        if (evidence.client().print() && itself) {
            finished(evidence, evidence.ran());
        }
    }

    private void await(Evidence now) {
        boolean toldAlready = open != null;
        if (toldAlready || !waits(now) && !now.hooks().gaveUpContinuing()) {
            wait = Optional.empty();
            waitTold = false;
            return;
        }
        if (wait.isEmpty() || !wait.get().same(now.transcript())) {
            wait = Optional.of(new Wait(
                    now.at(), now.transcript().answers(), now.transcript().toolResults()));
            waitTold = false;
        }
        Duration since = Duration.between(wait.get().since(), now.at());
        if (!waitTold && since.compareTo(thresholds.get().waiting()) >= 0) {
            waitTold = true;
            notifier.tell(new SessionEvent.Waiting(now, since));
        }
    }

    /** The client says so itself, to its terminal (2.1.295 on) or in its session file (2.1.329); before that by a notification that nothing has followed. */
    private static boolean waits(Evidence now) {
        boolean asks = now.hooks().notification().orElse("").contains("permission");
        return switch (now.reports().activity()) {
            case WAITING ->
                asks
                        || now.status().flatMap(StatusReport::kind).isPresent()
                        || now.transcript().endsOn() == Transcript.Ending.TOOL_USE;
            case BUSY, IDLE -> false;
            default -> asks && now.transcript().endsOn() == Transcript.Ending.TOOL_USE;
        };
    }

    private void follow(Evidence now) {
        if (now.client().print()) {
            return;
        }
        if (works(now)) {
            turn = turn.isEmpty() || rested ? Optional.of(now.at()) : turn;
            rested = false;
        } else if (turn.isPresent() && rests(now)) {
            rested = true;
            // The hook may be heard before the last line of the transcript is.
            if (now.transcript().endsOn().midTurn()) {
                return;
            }
            Duration took = Duration.between(turn.get(), now.at());
            turn = Optional.empty();
            if (now.transcript().endsOn() == Transcript.Ending.ANSWER) {
                finished(now, took);
            }
        }
    }

    private void finished(Evidence evidence, Duration took) {
        if (took.compareTo(thresholds.get().finished()) >= 0) {
            notifier.tell(new SessionEvent.Finished(evidence, took));
        }
    }

    private static boolean works(Evidence now) {
        return now.reports().activity() == Liveness.Activity.BUSY
                || now.transcript().endsOn().midTurn() && !now.hooks().stopped();
    }

    /** Where no hook has been heard the transcript must do. */
    private static boolean rests(Evidence now) {
        return now.hooks().stopped() || !now.hooks().heard() || now.reports().activity() == Liveness.Activity.IDLE;
    }
}
