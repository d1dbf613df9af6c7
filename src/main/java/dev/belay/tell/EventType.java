package dev.belay.tell;

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
    /** By {@code belay notify}. */
    TEST("test", Urgency.NORMAL);

    /** How much it matters that somebody looks. */
    public enum Urgency {
        LOW("low"),
        NORMAL("normal"),
        CRITICAL("critical");

        private final String word;

        Urgency(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    private final String word;
    private final Urgency urgency;

    EventType(String word, Urgency urgency) {
        this.word = word;
        this.urgency = urgency;
    }

    public String word() {
        return word;
    }

    public Urgency urgency() {
        return urgency;
    }

    public static Optional<EventType> named(String word) {
        for (EventType eventType : values()) {
            if (eventType.word.equals(word)) {
                return Optional.of(eventType);
            }
        }
        return Optional.empty();
    }
}
