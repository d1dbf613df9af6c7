package dev.belay.operate.dialog;

import dev.belay.decide.Step;
import dev.belay.supervise.Ending;
import java.util.Optional;

/** Waiting where the user may watch, once claude has gone from the screen. */
@FunctionalInterface
public interface PauseDialog {

    /** Waits, with a countdown where somebody may watch; how to end when it was broken off, else nothing. */
    Optional<Ending> pause(Step.Pause pause);
}
