package dev.belay.supervise;

import dev.belay.evidence.Evidence;
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
    private final SignsOfLife signs;
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
        boolean same(Evidence now) {
            return answers == now.transcript().answers()
                    && toolResults == now.transcript().toolResults();
        }
    }

    /** @param thresholds asked only when there may be something to tell */
    public NotificationPolicy(Notifier notifier, Supplier<NotificationThresholds> thresholds) {
        this(notifier, thresholds, Optional::empty);
    }

    /** @param signs how often signs of life are given at most; nothing where nobody waits for them */
    public NotificationPolicy(
            Notifier notifier, Supplier<NotificationThresholds> thresholds, Supplier<Optional<Duration>> signs) {
        this.notifier = notifier;
        this.thresholds = thresholds;
        this.signs = new SignsOfLife(notifier, signs);
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
        if (incident.plan().warns()) {
            notifier.tell(new SessionEvent.Warned(incident));
        } else if (incident.plan().leaves()
                && !incident.plan().answersAQuestion()
                && SessionSigns.asksMoreThanAPermission(evidence)
                && open == null) {
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
        if (!isSame(incident, answered)) {
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
        if (isSame(incident, asked)) {
            answered = incident;
            notifier.tell(new SessionEvent.SeenTo(incident));
        } else if (isSame(incident, awaiting) && outcome.over().isEmpty()) {
            notifier.tell(new SessionEvent.SeenTo(incident));
        } else if (outcome.over().isPresent() && !outcome.over().get().declined()) {
            over(incident);
        }
        asked = null;
        awaiting = null;
    }

    /** An incident is itself: to compare all that it holds would take longer than the shell's prompt may wait. */
    private static boolean isSame(Incident one, Incident other) {
        return one == other;
    }

    private void over(Incident incident) {
        if (incident.plan().asks() && !isSame(incident, awaiting)) {
            notifier.tell(new SessionEvent.PersonNeeded(incident));
        } else if (!incident.plan().leaves()) {
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
        signs.seen(now);
    }

    /** Print mode ends with its turn; whoever ends an interactive session is there. */
    private void ended(Incident incident) {
        Evidence evidence = incident.evidence();
        if (evidence.exit().isSuccess()) {
            signs.done(evidence);
        }
        if (evidence.client().print() && evidence.exit().isSuccess()) {
            finished(evidence, evidence.ran());
        }
    }

    private void await(Evidence now) {
        boolean toldAlready = open != null;
        if (toldAlready || !SessionSigns.waits(now) && !now.hooks().gaveUpContinuing()) {
            wait = Optional.empty();
            waitTold = false;
            return;
        }
        if (wait.isEmpty() || !wait.get().same(now)) {
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

    private void follow(Evidence now) {
        if (now.client().print()) {
            return;
        }
        if (SessionSigns.works(now)) {
            turn = turn.isEmpty() || rested ? Optional.of(now.at()) : turn;
            rested = false;
        } else if (turn.isPresent() && SessionSigns.rests(now)) {
            rested = true;
            // The hook may be heard before the last line of the transcript is.
            if (now.transcript().endsOn().midTurn()) {
                return;
            }
            Duration took = Duration.between(turn.get(), now.at());
            turn = Optional.empty();
            if (now.transcript().endsOnAnswer()) {
                finished(now, took);
            }
        }
    }

    private void finished(Evidence evidence, Duration took) {
        if (took.compareTo(thresholds.get().finished()) >= 0) {
            notifier.tell(new SessionEvent.Finished(evidence, took));
        }
    }
}
