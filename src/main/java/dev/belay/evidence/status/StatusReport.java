package dev.belay.evidence.status;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The state that the client (2.1.295 on) last reported of itself to its terminal: its own word, whatever its screen looks
 * like. The texts are untrusted; they have no control characters, and no secrets.
 *
 * @param kind what it is blocked on, where it says so
 * @param progress in percent
 * @param at when it was reported
 */
public record StatusReport(
        State state,
        Optional<Kind> kind,
        OptionalInt progress,
        Optional<String> title,
        Optional<String> message,
        Instant at) {

    /** What it does. The word is that of the protocol and of the rules. */
    public enum State {
        /** At its prompt, with nothing done or all interrupted. */
        IDLE("idle"),
        WORKING("working"),
        /** Waiting for a person. */
        BLOCKED("blocked"),
        /** At its prompt after a turn that was answered. */
        DONE("done"),
        /** At its prompt after a turn that failed. */
        ERROR("error"),
        /** It has taken back what it reported: on its way out, or between two screens. */
        CLEAR("clear");

        private final String id;

        State(String id) {
            this.id = id;
        }

        public String id() {
            return id;
        }

        /** The state of this name, or nothing. */
        public static Optional<State> named(String id) {
            for (State state : values()) {
                if (state.id.equals(id)) {
                    return Optional.of(state);
                }
            }
            return Optional.empty();
        }
    }

    /** What it is blocked on. */
    public enum Kind {
        PERMISSION("permission"),
        QUESTION("question"),
        /** Its credentials were refused. */
        AUTH("auth");

        private final String id;

        Kind(String id) {
            this.id = id;
        }

        public String id() {
            return id;
        }

        /** The kind of this name, or nothing. */
        public static Optional<Kind> named(String id) {
            for (Kind kind : values()) {
                if (kind.id.equals(id)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }
    }

    /** Nothing but a state. */
    public static StatusReport of(State state) {
        return new StatusReport(
                state, Optional.empty(), OptionalInt.empty(), Optional.empty(), Optional.empty(), Instant.EPOCH);
    }

    /** The same with what it is blocked on. */
    public StatusReport with(Kind blockedOn) {
        return new StatusReport(state, Optional.of(blockedOn), progress, title, message, at);
    }

    /** The same with a message. */
    public StatusReport with(String words) {
        return new StatusReport(state, kind, progress, title, Optional.of(words), at);
    }

    /** Whether it says anything of what the client does now. */
    public boolean isLive() {
        return state != State.CLEAR;
    }

    /** The error that it tells of: a failed turn's, or that of the credentials which a person must renew. */
    public Optional<String> error() {
        boolean failed = state == State.ERROR || state == State.BLOCKED && kind.equals(Optional.of(Kind.AUTH));
        return failed ? message : Optional.empty();
    }

    /** One {@code key=value} a line, as the run's folder, an incident and a test case keep it. */
    public String lines() {
        StringBuilder lines = new StringBuilder("state=").append(state.id).append('\n');
        kind.ifPresent(what -> lines.append("kind=").append(what.id).append('\n'));
        progress.ifPresent(percent -> lines.append("progress=").append(percent).append('\n'));
        title.ifPresent(words -> lines.append("title=").append(words).append('\n'));
        message.ifPresent(words -> lines.append("message=").append(words).append('\n'));
        return lines.append("at=").append(at).append('\n').toString();
    }

    /** Reads such lines; nothing where they name no state. */
    public static Optional<StatusReport> parse(String lines) {
        Map<String, String> values = new HashMap<>();
        for (String line : lines.split("\n")) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                values.put(line.substring(0, equals), line.substring(equals + 1));
            }
        }
        return State.named(values.getOrDefault("state", ""))
                .map(state -> new StatusReport(
                        state,
                        Kind.named(values.getOrDefault("kind", "")),
                        percent(values.getOrDefault("progress", "")),
                        Optional.ofNullable(values.get("title")),
                        Optional.ofNullable(values.get("message")),
                        time(values.getOrDefault("at", ""))));
    }

    /** A whole number from 0 to 100; nothing for anything else. */
    public static OptionalInt percent(String digits) {
        if (digits.isEmpty() || digits.length() > 3) {
            return OptionalInt.empty();
        }
        int number = 0;
        for (int i = 0; i < digits.length(); i++) {
            char digit = digits.charAt(i);
            if (digit < '0' || digit > '9') {
                return OptionalInt.empty();
            }
            number = 10 * number + digit - '0';
        }
        return number <= 100 ? OptionalInt.of(number) : OptionalInt.empty();
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException none) {
            return Instant.EPOCH;
        }
    }
}
