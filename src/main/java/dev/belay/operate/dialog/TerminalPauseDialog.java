package dev.belay.operate.dialog;

import dev.belay.decide.Step;
import dev.belay.supervise.Ending;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Counts down on a terminal; elsewhere a line says until when it waits. */
public final class TerminalPauseDialog implements PauseDialog {
    private static final Duration WORTH_A_LINE = Duration.ofSeconds(1);

    private final DialogOutput out;
    private final DialogKeys keys;
    private final CancellableWait waiting;

    public TerminalPauseDialog(DialogOutput out, DialogKeys keys, CancellableWait waiting) {
        this.out = out;
        this.keys = keys;
        this.waiting = waiting;
    }

    @Override
    public Optional<Ending> pause(Step.Pause pause) {
        Countdown countdown = new Countdown(pause);
        if (!keys.present() && pause.duration().compareTo(WORTH_A_LINE) >= 0) {
            out.note(countdown.line(Instant.now(), Duration.ZERO));
        }
        Optional<Ending> ending = waiting.until(countdown::left, (now, waited) -> {
            out.progress(countdown.line(now, waited) + "; Ctrl-C gives up");
            return keys.present() ? countdown.untilNextLine(now, waited) : CancellableWait.LONGEST_SLEEP;
        });
        out.progress("");
        return ending;
    }
}
