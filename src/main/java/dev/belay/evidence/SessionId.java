package dev.belay.evidence;

import java.util.Optional;
import java.util.regex.Pattern;

/** The identifier of a session: a UUID in lower case, as the client writes it. */
public record SessionId(String value) {
    private static final Pattern UUID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);

    private static final int SHORT = 8;

    public SessionId {
        if (!UUID.matcher(value).matches()) {
            throw new IllegalArgumentException("not a session id: " + value);
        }
    }

    /** The id in this text, or nothing when the text is no UUID. */
    public static Optional<SessionId> parse(String text) {
        return text != null && UUID.matcher(text).matches()
                ? Optional.of(new SessionId(text.toLowerCase(java.util.Locale.ROOT)))
                : Optional.empty();
    }

    /** As much of it as tells the sessions of a machine apart, and as {@code belay resume} takes. */
    public String shortened() {
        return value.substring(0, SHORT);
    }

    /** Written out, for what a record brings of itself is spun at its first call: ten milliseconds. */
    @Override
    public boolean equals(Object other) {
        return other instanceof SessionId id && value.equals(id.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}
