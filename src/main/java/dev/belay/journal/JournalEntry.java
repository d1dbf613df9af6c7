package dev.belay.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One failure as the journal keeps it. Plain words, so that an old journal can be read by any later version.
 *
 * @param id the name of its folder, which sorts by time
 * @param at when it was noticed
 * @param cause what failed, and why
 * @param session the session, when it is known
 * @param recovery the last recovery that was begun, {@code resume}; nothing when none was
 * @param client the client's version, when it is known
 */
public record JournalEntry(
        String id,
        Instant at,
        Cause cause,
        Optional<Session> session,
        Optional<String> recovery,
        Outcome outcome,
        Optional<String> client) {

    /**
     * What failed, and why.
     *
     * @param failure the name of the failure class
     * @param say the sentence of that class
     * @param because the facts that led there, in the order of their weight; untrusted
     */
    public record Cause(String failure, String say, Map<String, String> because) {
        public Cause {
            // Not Map.copyOf, which forgets the order.
            because = Collections.unmodifiableMap(new LinkedHashMap<>(because));
        }
    }

    public String failure() {
        return cause.failure();
    }

    public String say() {
        return cause.say();
    }

    public Map<String, String> because() {
        return cause.because();
    }

    /**
     * The session that failed.
     *
     * @param transcript its file, when it is known
     * @param project the directory in which the client worked, when it is known
     * @param copies under which ids it has been repaired or trimmed since
     */
    public record Session(String id, Optional<String> transcript, Optional<String> project, List<String> copies) {
        public Session {
            copies = List.copyOf(copies);
        }

        /** One that nobody has copied. */
        public Session(String id, Optional<String> transcript, Optional<String> project) {
            this(id, transcript, project, List.of());
        }

        /** Whether this is its id, or that of a copy. */
        boolean goesBy(String sessionId) {
            return id.equals(sessionId) || copies.contains(sessionId);
        }

        Session with(String copy) {
            List<String> all = new ArrayList<>(copies);
            all.add(copy);
            return new Session(id, transcript, project, all);
        }
    }

    /** What came of it. */
    public enum Outcome {
        /** Nobody has said yet. */
        OPEN("open"),
        /** A real answer has followed the recovery. */
        RECOVERED("recovered"),
        /** Belay gave up. */
        GIVEN_UP("given-up"),
        /** The user did not want it. */
        DECLINED("declined");

        private final String id;

        Outcome(String id) {
            this.id = id;
        }

        public String id() {
            return id;
        }

        /** The outcome of this word; what an unknown version wrote counts as open. */
        static Outcome named(String id) {
            for (Outcome outcome : values()) {
                if (outcome.id.equals(id)) {
                    return outcome;
                }
            }
            return OPEN;
        }
    }

    /** Whether it happened to this session, before this time, and no answer has followed it yet. */
    boolean isOpenFor(String sessionId, Instant before) {
        return outcome != Outcome.RECOVERED && at.isBefore(before) && isOf(sessionId);
    }

    /** Whether it happened to this session, or to the one that this is a copy of. */
    boolean isOf(String sessionId) {
        return session.filter(known -> known.goesBy(sessionId)).isPresent();
    }

    /** The same, with another id under which its session goes on. */
    JournalEntry copied(String copy) {
        return new JournalEntry(id, at, cause, session.map(known -> known.with(copy)), recovery, outcome, client);
    }

    /** The same with another recovery and outcome. */
    public JournalEntry settled(Optional<String> newRecovery, Outcome newOutcome) {
        return new JournalEntry(id, at, cause, session, newRecovery, newOutcome, client);
    }
}
