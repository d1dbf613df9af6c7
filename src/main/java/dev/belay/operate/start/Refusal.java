package dev.belay.operate.start;

import dev.belay.evidence.ExitStatus;
import dev.belay.evidence.SessionId;
import dev.belay.transcript.repair.SessionHold;

/** Why claude can't be started, and the exit status for that. */
public record Refusal(int status, String sentence) {
    /** Trying again later may be enough. */
    public static Refusal forNow(String why) {
        return new Refusal(ExitStatus.TRY_LATER, why);
    }

    /** Another process has the session, and would write beside ours. */
    static Refusal held(SessionId session, SessionHold.Holder holder) {
        return forNow("session " + session + " is " + holder.sentence());
    }

    /** Only a person can help. */
    public static Refusal forGood(String why) {
        return new Refusal(ExitStatus.PERSON_NEEDED, why);
    }

    /** There is no claude, or it does not start. */
    public static Refusal notFound(String why) {
        return new Refusal(ExitStatus.NOT_FOUND, why);
    }
}
