package dev.belay.command.diagnosis;

import dev.belay.decide.RetryText;
import dev.belay.diagnose.Advice;
import dev.belay.diagnose.Diagnosis;
import dev.belay.diagnose.Finding;
import dev.belay.diagnose.Kind;
import dev.belay.diagnose.Rule;
import dev.belay.diagnose.Rulebook;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.Liveness;
import dev.belay.evidence.Retry;
import dev.belay.evidence.fact.Fact;
import dev.belay.text.Untrusted;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * A session that is alive and has no error, at work or at its prompt. The rules know ends and have no name for it; that
 * nothing explains it is no failure then, and that it is well does not mean that it has ended.
 */
final class AtWork {
    private static final int LONGEST = 200;
    private static final Advice AT_ITS_PROMPT = advice(
            "Nothing is wrong: claude is running and waiting for the next prompt.",
            "Its process is alive, and its last turn ended without an error.");
    private static final Advice AT_WORK = advice(
            "Nothing is wrong: claude is running and working.",
            "Its process is alive, in the middle of a turn, without an error. A long-running tool is not a hang.");

    private AtWork() {}

    private static Advice advice(String say, String why) {
        return Advice.everywhere(
                say, why, List.of("Nothing to do. If nothing moves for a long time, diagnose it again."));
    }

    /** Of a client that tries its last request again. */
    private static Optional<Advice> retrying(Evidence evidence) {
        String failed = evidence.transcript()
                .retry()
                .flatMap(Retry::error)
                .map(error -> "Its last request failed: \"" + Untrusted.line(error.text(), LONGEST) + "\".")
                .orElse("Its last request failed.");
        return RetryText.of(evidence, ZoneId.systemDefault()).map(say -> advice(say, failed));
    }

    /** This diagnosis, unless it only says that a session which is alive is well, or that it has no name for that. */
    static Diagnosis unless(Diagnosis diagnosis, Evidence evidence, Rulebook rules) {
        boolean well = evidence.alive()
                && evidence.transcript().error().isEmpty()
                && evidence.transcript().compactionError().isEmpty();
        boolean waits = diagnosis.best().rule().kind() == Kind.CLEAN
                && evidence.reports().activity() != Liveness.Activity.BUSY;
        if (!well || !diagnosis.unexplained() && !waits) {
            return diagnosis;
        }
        Rule rule =
                waits ? diagnosis.best().rule() : rules.named(Rulebook.FINISHED).orElseThrow();
        Advice advice = waits ? AT_ITS_PROMPT : retrying(evidence).orElse(AT_WORK);
        LinkedHashMap<String, String> because = new LinkedHashMap<>();
        for (Fact fact : List.of(
                Fact.EXIT_STATE,
                Fact.TRANSCRIPT_RETRIES,
                Fact.TRANSCRIPT_ENDS_ON,
                Fact.STATUS_STATE,
                Fact.SESSION_FILE,
                Fact.SILENCE_SECONDS)) {
            String value = fact.read(evidence);
            if (!value.equals("none")) {
                because.put(fact.id(), value);
            }
        }
        return new Diagnosis(
                new Finding(rule.with(advice), because, diagnosis.best().weight()), List.of());
    }
}
