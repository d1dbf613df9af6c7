package dev.belay.supervise;

import dev.belay.evidence.Evidence;
import dev.belay.evidence.Liveness;
import dev.belay.evidence.Transcript;
import dev.belay.evidence.dialog.Dialog;
import dev.belay.evidence.status.StatusReport;
import java.util.Optional;

/** What the evidence of a session that is alive shows of its turn. */
final class SessionSigns {
    private SessionSigns() {}

    /**
     * Whether it waits for a permission. The client says so itself, to its terminal (2.1.295 on) or in its session file (2.1.329); before that by a
     * notification that nothing has followed.
     */
    static boolean waits(Evidence now) {
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

    /** Whether a turn goes on. */
    static boolean works(Evidence now) {
        return now.reports().activity() == Liveness.Activity.BUSY
                || now.transcript().endsOn().midTurn() && !now.hooks().stopped();
    }

    /** Whether none does any more; where no hook has been heard the transcript must do. */
    static boolean rests(Evidence now) {
        return now.hooks().stopped() || !now.hooks().heard() || now.reports().activity() == Liveness.Activity.IDLE;
    }

    /** Whether a question is open, and it is none for a permission: that is waited for first. */
    static boolean asksMoreThanAPermission(Evidence now) {
        Optional<Dialog> dialog = now.liveness().dialog();
        boolean permission =
                dialog.isPresent() && (dialog.get() == Dialog.PERMISSION || dialog.get() == Dialog.OTHER && waits(now));
        return dialog.isPresent() && !permission;
    }
}
