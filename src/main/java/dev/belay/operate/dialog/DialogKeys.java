package dev.belay.operate.dialog;

import dev.belay.supervise.ShutdownRequest;
import dev.belay.terminal.KeyPrompt;
import dev.belay.terminal.UserTerminal;
import java.util.Optional;

/** Where a question is answered: with one key on the user's terminal, or by whoever else may. */
public final class DialogKeys {
    private final Optional<UserTerminal> terminal;
    private final ShutdownRequest shutdown;
    private final KeyPrompt.Elsewhere elsewhere;

    /**
     * @param terminal where keys are read; nothing in a pipe, where nobody is asked
     * @param elsewhere who may answer without it
     */
    public DialogKeys(Optional<UserTerminal> terminal, ShutdownRequest shutdown, KeyPrompt.Elsewhere elsewhere) {
        this.terminal = terminal;
        this.shutdown = shutdown;
        this.elsewhere = elsewhere;
    }

    /** Whether somebody can be asked. */
    boolean present() {
        return terminal.isPresent();
    }

    /**
     * Waits for one of these keys, unless the run is ending.
     *
     * @param listening called once, when keys begin to count
     */
    char ask(String keys, Runnable listening) {
        return shutdown.ending() ? KeyPrompt.NONE : KeyPrompt.ask(terminal.orElseThrow(), keys, elsewhere, listening);
    }
}
