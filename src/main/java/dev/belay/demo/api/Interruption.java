package dev.belay.demo.api;

/**
 * Where an answer breaks off, and how. What the real clients make of each is in the tables of measured facts; several
 * take a cut answer for a whole one.
 *
 * @param point the last thing that is sent
 * @param blocks for {@link Point#AFTER_BLOCKS}: how many whole blocks are sent
 * @param way what happens then
 * @param type of the error, for {@link Way#ERROR_EVENT}
 * @param message likewise
 */
public record Interruption(Point point, int blocks, Way way, String type, String message) {

    public Interruption(Point point, int blocks, Way way) {
        this(point, blocks, way, "overloaded_error", "Overloaded");
    }

    /** How far the answer comes. */
    public enum Point {
        /** The response head, and no event. */
        AFTER_HEADERS,
        /** The {@code message_start} event. */
        AFTER_START,
        /** So many whole blocks. */
        AFTER_BLOCKS,
        /** Half of the last block. */
        MID_BLOCK,
        /** The same, and the first half of the event that comes next. */
        MID_EVENT,
        /** Everything but {@code message_stop}. */
        BEFORE_STOP
    }

    /** What happens at that point. */
    public enum Way {
        /** The connection is closed (FIN) without the last chunk. */
        CLOSE,
        /** The connection is reset (RST). */
        RESET,
        /** The HTTP response ends in good order although the answer has not. */
        END,
        /** Nothing more comes, and the connection stays open. */
        HANG,
        /** An {@code error} event (on Bedrock: an exception), then the HTTP response ends. */
        ERROR_EVENT,
        /** The same, of a kind that the provider has not described (on Bedrock: a message of type error). */
        UNKNOWN_ERROR_EVENT,
        /** An event whose content cannot be trusted (on Bedrock: a wrong checksum), then the HTTP response ends. */
        DAMAGED_EVENT,
        /** The same, with the first of its two checksums. */
        DAMAGED_PRELUDE;

        boolean needsEvents() {
            return this == END
                    || this == ERROR_EVENT
                    || this == UNKNOWN_ERROR_EVENT
                    || this == DAMAGED_EVENT
                    || this == DAMAGED_PRELUDE;
        }
    }
}
