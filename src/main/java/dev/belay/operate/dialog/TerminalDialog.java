package dev.belay.operate.dialog;

import dev.belay.evidence.SessionId;
import dev.belay.report.FailureMessage;
import dev.belay.supervise.Incident;
import java.util.function.Function;

/** Talks on standard error: with colours and progress on a terminal, plain lines elsewhere. */
public final class TerminalDialog implements UserDialog {
    private static final int WIDE = 120;

    private final DialogOutput out;
    private final Function<SessionId, String> byHand;
    private final boolean quietExit;

    /**
     * @param byHand what to type to continue a session without us
     * @param quietExit whether nothing at all is said to a user who has left by himself
     */
    public TerminalDialog(DialogOutput out, Function<SessionId, String> byHand, boolean quietExit) {
        this.out = out;
        this.byHand = byHand;
        this.quietExit = quietExit;
    }

    @Override
    public void say(Incident incident) {
        out.clearBelow();
        out.lines(new FailureMessage(incident, out.style(), byHand).lines(out.columns()));
    }

    @Override
    public void remind(Incident incident) {
        if (!quietExit) {
            int width = out.columns();
            note(new FailureMessage(incident, out.style()).reminder(width > 0 ? width : WIDE));
        }
    }

    @Override
    public void giveUp(String reason) {
        note("giving up: " + reason);
    }

    @Override
    public void progress(String text) {
        out.progress(text);
    }

    @Override
    public void note(String text) {
        out.note(text);
    }
}
