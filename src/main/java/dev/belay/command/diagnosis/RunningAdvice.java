package dev.belay.command.diagnosis;

import dev.belay.decide.RetryText;
import dev.belay.diagnose.Advice;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.Retry;
import dev.belay.text.Untrusted;
import java.time.ZoneId;
import java.util.List;

/** What is said of a session that is running and well: that there is nothing to do, and what it is doing. */
final class RunningAdvice {
    private static final int LONGEST = 200;

    private RunningAdvice() {}

    static Advice atItsPrompt() {
        return advice(
                "Nothing is wrong: claude is running and waiting for the next prompt.",
                "Its process is alive, and its last turn ended without an error.");
    }

    /** In the middle of a turn, where it may be trying its last request again. */
    static Advice atWork(Evidence evidence) {
        return RetryText.of(evidence, ZoneId.systemDefault())
                .map(say -> advice(say, failedRequest(evidence)))
                .orElseGet(() -> advice(
                        "Nothing is wrong: claude is running and working.",
                        "Its process is alive, in the middle of a turn, without an error. A long-running tool is not a"
                                + " hang."));
    }

    private static String failedRequest(Evidence evidence) {
        return evidence.transcript()
                .retry()
                .flatMap(Retry::error)
                .map(error -> "Its last request failed: \"" + Untrusted.line(error.text(), LONGEST) + "\".")
                .orElse("Its last request failed.");
    }

    private static Advice advice(String say, String why) {
        return Advice.everywhere(
                say, why, List.of("Nothing to do. If nothing moves for a long time, diagnose it again."));
    }
}
