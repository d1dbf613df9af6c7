package dev.belay.decide;

import dev.belay.evidence.SessionId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One thing to do. The world that we own: a new kind of step is a new case in the operator's one switch. */
public sealed interface Step {

    /** Tells the user what happened. */
    record Say() implements Step {}

    /** Asks the user which of these it shall be, and does that; quitting ends with claude's own status. */
    record Offer(List<Recovery> choices, Optional<SessionId> session) implements Step {}

    /** Waits. The reason is shown with a countdown on a terminal. */
    record Pause(Duration duration, String reason) implements Step {}

    /** Starts claude again on this session; with a prompt the client submits that by itself. */
    record Resume(SessionId session, Optional<String> prompt) implements Step {}

    /** Compacts the session first; when that fails it says so and resumes all the same. */
    record CompactAndResume(SessionId session, Optional<String> prompt) implements Step {}

    /** Starts claude again as it was started. */
    record Restart() implements Step {}

    /** The end, with claude's own status, dying of the same signal. */
    record EndAsClaude() implements Step {}

    /** The end, with a status of ours. */
    record End(int status, String reason) implements Step {}
}
