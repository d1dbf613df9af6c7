package dev.belay.run;

import dev.belay.operate.dialog.DialogKeys;
import dev.belay.operate.dialog.DialogOutput;
import dev.belay.operate.dialog.TerminalDialog;
import dev.belay.operate.dialog.UserDialog;
import dev.belay.run.takeover.SaidBefore;
import java.io.PrintStream;

/** Makes the dialog with the user. */
final class DialogWiring {
    private DialogWiring() {}

    static UserDialog dialog(Wiring start, PrintStream errors, IncidentRecorder recorder) {
        UserDialog dialog = new TerminalDialog(
                DialogOutput.here(errors, start.request.environment(), start.request.interactive()),
                new DialogKeys(start.terminal, start.signals, start.context.runDirectory()),
                start.signals.waiting(),
                start.client::transcript,
                recorder::folder,
                session -> start.client.words().again().byHand(session),
                start.request.settings().reports().quietExit());
        boolean said = start.request.isUnattended()
                && start.left.filter(left -> left.client().ended().isPresent()).isPresent();
        return said ? new SaidBefore(dialog) : dialog;
    }
}
