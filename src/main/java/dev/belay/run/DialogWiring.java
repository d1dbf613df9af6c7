package dev.belay.run;

import dev.belay.operate.dialog.DialogKeys;
import dev.belay.operate.dialog.DialogOutput;
import dev.belay.operate.dialog.TerminalDialog;
import dev.belay.operate.dialog.UserDialog;
import dev.belay.posix.Libc;
import dev.belay.posix.Terminal;
import dev.belay.text.Style;
import java.io.PrintStream;

/** Makes the dialog with the user. */
final class DialogWiring {
    private DialogWiring() {}

    static UserDialog dialog(Wiring start, PrintStream errors, IncidentRecorder recorder) {
        boolean toTerminal = Libc.isatty(2) == 1;
        return new TerminalDialog(
                new DialogOutput(
                        errors,
                        Style.of(toTerminal, start.request.environment()),
                        () -> toTerminal ? Terminal.columns(2) : 0,
                        start.request.interactive()),
                new DialogKeys(start.terminal, start.signals, start.context.runDirectory()),
                start.signals.waiting(),
                start.client::transcript,
                recorder::folder,
                start.request.commandLine()::byHand,
                start.request.settings().reports().quietExit());
    }
}
