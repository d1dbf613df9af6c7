package dev.belay.supervise;

/** Does what was planned. */
@FunctionalInterface
public interface Operator {
    Outcome perform(Incident incident);
}
