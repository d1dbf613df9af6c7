package dev.belay.run;

import dev.belay.operate.dialog.DialogKeys;
import dev.belay.operate.dialog.DialogOutput;
import dev.belay.operate.dialog.TerminalDialog;
import dev.belay.operate.dialog.TerminalOfferDialog;
import dev.belay.operate.dialog.TerminalPauseDialog;
import java.io.PrintStream;

/** Makes the dialog with the user. */
final class DialogWiring {
    private final Wiring start;
    private final IncidentRecorder recorder;
    private final DialogOutput out;
    private final DialogKeys keys;

    DialogWiring(Wiring start, PrintStream errors, IncidentRecorder recorder) {
        this.start = start;
        this.recorder = recorder;
        this.out = DialogOutput.here(errors, start.request.environment(), start.request.interactive());
        this.keys = new DialogKeys(start.connections.terminal(), start.signals, start.context.runDirectory());
    }

    TerminalDialog dialog() {
        return new TerminalDialog(
                out,
                session -> start.client.words().again().byHand(session),
                start.request.settings().reports().quietExit());
    }

    TerminalOfferDialog offers() {
        return new TerminalOfferDialog(out, keys, start.client::transcript, recorder::folder);
    }

    TerminalPauseDialog pauses() {
        return new TerminalPauseDialog(out, keys, start.signals.waiting());
    }
}
