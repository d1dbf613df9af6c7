package dev.belay.watch;

import dev.belay.child.Child;
import dev.belay.watch.watchdog.Keyboard;
import java.util.function.Supplier;

/**
 * A claude that has just been started, and what connects it with the outside.
 *
 * @param detach gives the terminal back, or takes the last of standard error; called once, after the end
 * @param screen its last screenful
 * @param keyboard asked when there is trouble
 */
public record ConnectedClient(Child child, Runnable detach, VisibleScreen screen, Supplier<Keyboard> keyboard) {}
