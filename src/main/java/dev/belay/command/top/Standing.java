package dev.belay.command.top;

import dev.belay.decide.HumanTime;
import dev.belay.decide.LimitReset;
import dev.belay.diagnose.Diagnosis;
import dev.belay.diagnose.Kind;
import dev.belay.diagnose.Rule;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.SessionFile;
import dev.belay.evidence.status.StatusReport;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * How a session stands, for somebody who has many.
 *
 * @param detail on what it waits, or what is wrong; untrusted
 */
record Standing(Need need, Optional<String> detail) {

    /** What it wants of a person: the more urgent, the earlier. */
    enum Need {
        /** Its client asks for a permission, a choice or a sign-in, or its Belay whether to bring it back. */
        WAITING("waiting for you", true),
        /** Its client has gone in the middle of its work, or because of a failure. */
        DOWN("down", true),
        /** Its client is there, and has failed. */
        FAILED("failed", true),
        STALLED("stalled", true),
        /** A Belay is about to bring it back. */
        RECOVERING("recovering", false),
        /** A limit of the account, which is lifted by itself. */
        LIMIT("limit", false),
        WORKING("working", false),
        /** At its prompt. */
        IDLE("idle", false),
        FINISHED("finished", false);

        private final String word;
        private final boolean person;

        Need(String word, boolean person) {
            this.word = word;
            this.person = person;
        }

        String word() {
            return word;
        }

        /** Whether nothing happens before a person does something. */
        boolean person() {
            return person;
        }
    }

    static Standing of(Evidence evidence, Diagnosis diagnosis, ZoneId zone) {
        return evidence.alive() ? alive(evidence, diagnosis, zone) : ended(evidence, diagnosis, zone);
    }

    private static Standing alive(Evidence evidence, Diagnosis diagnosis, ZoneId zone) {
        Optional<StatusReport> report = evidence.reports().liveStatus();
        Optional<StatusReport> blocked = report.filter(said -> said.state() == StatusReport.State.BLOCKED);
        if (blocked.isPresent() || report.isEmpty() && evidence.sessionFile() == SessionFile.WAITING) {
            return new Standing(Need.WAITING, blocked.flatMap(said -> said.message()
                    .or(() -> said.kind().map(StatusReport.Kind::id))));
        }
        Rule rule = diagnosis.best().rule();
        boolean busy = evidence.reports().isBusy();
        if (rule.kind() == Kind.STALL && !diagnosis.unexplained()) {
            return new Standing(Need.STALLED, Optional.of(diagnosis.failure()));
        }
        if (!busy && !evidence.aliveWithoutError()) {
            return failed(Need.FAILED, evidence, diagnosis, zone);
        }
        boolean working =
                busy || report.isEmpty() && evidence.transcript().endsOn().midTurn();
        return new Standing(working ? Need.WORKING : Need.IDLE, Optional.empty());
    }

    private static Standing ended(Evidence evidence, Diagnosis diagnosis, ZoneId zone) {
        boolean error = evidence.transcript().error().isPresent();
        boolean cut = evidence.transcript().endsOn().midTurn();
        if (diagnosis.best().rule().kind() == Kind.CLEAN || diagnosis.unexplained() && !error && !cut) {
            return new Standing(Need.FINISHED, Optional.empty());
        }
        return failed(Need.DOWN, evidence, diagnosis, zone);
    }

    /** What is lifted at a time that is known needs nobody. */
    private static Standing failed(Need need, Evidence evidence, Diagnosis diagnosis, ZoneId zone) {
        if (diagnosis.best().rule().isOfALimit()) {
            Instant said = evidence.at().minus(evidence.silence());
            Optional<Instant> reset = LimitReset.of(evidence, said, zone).filter(evidence.at()::isBefore);
            if (reset.isPresent()) {
                return new Standing(
                        Need.LIMIT,
                        Optional.of("until " + HumanTime.of(reset.get().atZone(zone), evidence.at())));
            }
        }
        return new Standing(need, diagnosis.unexplained() ? Optional.empty() : Optional.of(diagnosis.failure()));
    }
}
