package dev.belay.watch;

import dev.belay.child.Child;
import dev.belay.evidence.Liveness.Keyboard;
import dev.belay.evidence.status.StatusReport;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A claude that has just been started, and what connects it with the outside.
 *
 * @param detach gives the terminal back, or takes the last of standard error; called once, after the end
 * @param screen its last screenful
 * @param keyboard asked when there is trouble
 * @param status what it last said of its state
 */
public record ConnectedClient(
        Child child,
        Runnable detach,
        VisibleScreen screen,
        Supplier<Keyboard> keyboard,
        Supplier<Optional<StatusReport>> status) {

    /** What a claude without a terminal of ours says on standard error. */
    public static VisibleScreen screenOfPipe() {
        return VisibleScreen.ofPipe();
    }

    /** One that had ended before, and of which nothing more is heard. */
    public static ConnectedClient ended(Child child) {
        return onPipes(child, () -> {}, screenOfPipe());
    }

    /** One that reports no state of its own, for its output is no terminal's, and to which nobody types. */
    public static ConnectedClient onPipes(Child child, Runnable detach, VisibleScreen screen) {
        return new ConnectedClient(child, detach, screen, Keyboard::untouched, Optional::empty);
    }
}
