package dev.belay.run.registration;

import dev.belay.decide.Step;
import dev.belay.diagnose.Kind;
import dev.belay.evidence.ExitStatus;
import dev.belay.machine.LinuxShutdown;
import dev.belay.posix.Signals;
import dev.belay.register.Standing;
import dev.belay.register.Standing.State;
import dev.belay.register.Standing.Trouble;
import dev.belay.supervise.Incident;
import dev.belay.supervise.Outcome;
import java.time.Instant;
import java.util.Optional;

/** How a run stands after what has happened. */
final class RunStanding {
    private RunStanding() {}

    /** After a failure that is about to be dealt with. */
    static Standing after(Incident incident) {
        Trouble trouble = new Trouble(
                incident.diagnosis().failure(),
                incident.diagnosis().best().rule().say(),
                until(incident));
        return new Standing(
                needsPerson(incident) ? State.NEEDS_PERSON : State.RUNNING,
                incident.evidence().at(),
                Optional.of(trouble));
    }

    /** Whether it is a limit that claude itself sits out: nothing is done about it, and others should know. */
    static boolean isSatOut(Incident incident) {
        return incident.evidence().alive() && until(incident).isPresent();
    }

    /** When the limit is over that is waited for, by Belay or by claude itself. */
    private static Optional<Instant> until(Incident incident) {
        Optional<Instant> reset = incident.plan().pause().flatMap(Step.Pause::reset);
        boolean limit = incident.diagnosis().best().rule().isOfALimit();
        return reset.isEmpty() && limit
                ? incident.evidence().transcript().retry().flatMap(retry -> retry.next())
                : reset;
    }

    /**
     * At its end.
     *
     * @param before how it stood
     * @param askedBy the signal by which somebody has asked for the end; 0 for none
     */
    static Standing over(Standing before, Outcome.Over end, int askedBy, Instant at) {
        if (before.state() == State.NEEDS_PERSON) {
            return before;
        }
        if (askedBy != 0) {
            return new Standing(askedBy == Signals.HUP ? State.HUNG_UP : terminated(), at, before.trouble());
        }
        if (end.declined() || end.ending().ownStatus().isEmpty()) {
            return new Standing(State.ENDED, at, Optional.empty());
        }
        int status = end.ending().ownStatus().getAsInt();
        boolean person = status == ExitStatus.PERSON_NEEDED || status == ExitStatus.SETTINGS;
        return new Standing(person ? State.NEEDS_PERSON : State.GIVEN_UP, at, before.trouble());
    }

    private static State terminated() {
        Optional<Boolean> down = LinuxShutdown.isUnderWay();
        return down.isEmpty() ? State.TERMINATED : down.get() ? State.SHUT_DOWN : State.ENDED;
    }

    /** In front of a terminal every failure is asked about; that is not meant. */
    private static boolean needsPerson(Incident incident) {
        Kind kind = incident.diagnosis().best().rule().kind();
        return incident.plan().needsSomebody() && kind.status() != ExitStatus.TRY_LATER
                || kind == Kind.CREDENTIALS
                || kind == Kind.PERSON
                || kind == Kind.CONFIGURATION;
    }
}
