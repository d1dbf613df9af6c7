package dev.belay.run.takeover;

import dev.belay.operate.dialog.UserDialog;
import dev.belay.supervise.Incident;

/** Leaves out what another JVM has said already: what happened, before the wait in which that has died. */
public final class SaidBefore implements UserDialog {
    private final UserDialog dialog;
    private boolean first = true;

    public SaidBefore(UserDialog dialog) {
        this.dialog = dialog;
    }

    @Override
    public void say(Incident incident) {
        if (!first) {
            dialog.say(incident);
        }
        first = false;
    }

    @Override
    public void remind(Incident incident) {
        dialog.remind(incident);
    }

    @Override
    public void giveUp(String reason) {
        dialog.giveUp(reason);
    }

    @Override
    public void progress(String text) {
        dialog.progress(text);
    }

    @Override
    public void note(String text) {
        dialog.note(text);
    }
}
