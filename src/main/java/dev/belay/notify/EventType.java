package dev.belay.notify;

import java.util.Optional;

/** What people can be told of; the word stands in settings.json and in what is sent. */
public enum EventType {
    GIVEN_UP("given-up", Urgency.CRITICAL),
    PERSON_NEEDED("person-needed", Urgency.CRITICAL),
    RECOVERED("recovered", Urgency.LOW),
    WAITING("waiting", Urgency.NORMAL),
    FINISHED("finished", Urgency.NORMAL),
    WARNING("warning", Urgency.NORMAL),
    /** What was told is out of date: popups close, nothing is sent. */
    SEEN_TO("seen-to", Urgency.LOW),
    /** Signs of life, for a dead man's switch alone. */
    STARTED("started", Urgency.LOW),
    PROGRESS("progress", Urgency.LOW),
    DONE("done", Urgency.LOW),
    /** By {@code belay notify}. */
    TEST("test", Urgency.NORMAL);

    /** How much it matters that somebody looks. */
    public enum Urgency {
        LOW("low"),
        NORMAL("normal"),
        CRITICAL("critical");

        private final String id;

        Urgency(String id) {
            this.id = id;
        }

        public String id() {
            return id;
        }
    }

    private final String id;
    private final Urgency urgency;

    EventType(String id, Urgency urgency) {
        this.id = id;
        this.urgency = urgency;
    }

    public String id() {
        return id;
    }

    /** Whether a dead man's switch wants to hear of it: that all is well, or that it is not. */
    public boolean tellsOfLife() {
        return isSignOfLife() || this == GIVEN_UP || this == PERSON_NEEDED || this == TEST;
    }

    /** Whether it says no more than that all is well. */
    public boolean isSignOfLife() {
        return this == STARTED || this == PROGRESS || this == DONE;
    }

    public Urgency urgency() {
        return urgency;
    }

    public static Optional<EventType> named(String id) {
        for (EventType eventType : values()) {
            if (eventType.id.equals(id)) {
                return Optional.of(eventType);
            }
        }
        return Optional.empty();
    }
}
