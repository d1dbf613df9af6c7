package dev.belay.supervise;

/** Tells people who are not looking. It never fails and never waits: no recovery is late because of it. */
@FunctionalInterface
public interface Notifier {
    void tell(SessionEvent event);
}
