package dev.belay.supervise;

import dev.belay.evidence.Evidence;
import java.time.Duration;
import java.util.Optional;

/** What somebody who is not looking should hear of. */
public sealed interface SessionEvent {

    /** One answer for each kind of news: a new kind compiles only when whoever tells of news has one for it. */
    interface Visitor<T> {
        T givenUp(GivenUp news);

        T personNeeded(PersonNeeded news);

        T seenTo(SeenTo news);

        T recovered(Recovered news);

        T waiting(Waiting news);

        T finished(Finished news);

        T warned(Warned news);

        T signOfLife(SignOfLife news);
    }

    <T> T accept(Visitor<T> visitor);

    /** The session as it was, or is. */
    Evidence evidence();

    /** The incident with which the session has come to a stop; empty where it runs, or where somebody has seen to it. */
    default Optional<Incident> stopped() {
        return Optional.empty();
    }

    /** Whether whoever sits at the terminal knows of it already. */
    default boolean known() {
        return false;
    }

    /** Whether the run ends with it. */
    default boolean endsRun() {
        return false;
    }

    /** Nothing more is tried: the session is over until somebody resumes it. */
    record GivenUp(Incident incident) implements SessionEvent {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.givenUp(this);
        }

        @Override
        public Evidence evidence() {
            return incident.evidence();
        }

        @Override
        public Optional<Incident> stopped() {
            return Optional.of(incident);
        }

        @Override
        public boolean endsRun() {
            return true;
        }
    }

    /**
     * Only a person can go on: at the question on the terminal, or with an account.
     *
     * @param awaited what Belay waits for, to go on by itself; nothing where it has stopped, or asks
     */
    record PersonNeeded(Incident incident, Optional<Awaited> awaited) implements SessionEvent {
        public PersonNeeded(Incident incident) {
            this(incident, Optional.empty());
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.personNeeded(this);
        }

        @Override
        public Evidence evidence() {
            return incident.evidence();
        }

        @Override
        public Optional<Incident> stopped() {
            return Optional.of(incident);
        }

        @Override
        public boolean endsRun() {
            return awaited.isEmpty()
                    && incident.offer().isEmpty()
                    && !evidence().alive();
        }
    }

    /**
     * Credentials that somebody is to renew.
     *
     * @param say how they stand, in one sentence
     * @param fix what to do
     * @param command what to type, where one command does it
     * @param until when Belay gives up
     */
    record Awaited(String say, String fix, Optional<String> command, String until) {}

    /** Somebody has answered the question, or said no: what was told before is out of date. */
    record SeenTo(Incident incident) implements SessionEvent {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.seenTo(this);
        }

        @Override
        public Evidence evidence() {
            return incident.evidence();
        }

        @Override
        public boolean known() {
            return true;
        }
    }

    /**
     * It was brought back, and a real answer has followed.
     *
     * @param incident what it has recovered from
     * @param evidence the session as it is
     */
    record Recovered(Incident incident, Evidence evidence) implements SessionEvent {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.recovered(this);
        }
    }

    /** A permission has been waited for, for so long, or somebody who says that it may go on after a usage limit. */
    record Waiting(Evidence evidence, Duration since) implements SessionEvent {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.waiting(this);
        }
    }

    /** A turn has come to its end after so long. */
    record Finished(Evidence evidence, Duration took) implements SessionEvent {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.finished(this);
        }

        @Override
        public boolean endsRun() {
            return !evidence.alive();
        }
    }

    /** Nothing has failed yet: memory is running short, or claude tries a request again and again by itself. */
    record Warned(Incident incident) implements SessionEvent {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.warned(this);
        }

        @Override
        public Evidence evidence() {
            return incident.evidence();
        }
    }

    /** For whoever raises the alarm when nothing is heard any more. */
    record SignOfLife(Evidence evidence, Sign sign) implements SessionEvent {
        /** What is heard. */
        public enum Sign {
            STARTED,
            PROGRESS,
            DONE
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.signOfLife(this);
        }

        /** It is no news to anybody who is there. */
        @Override
        public boolean known() {
            return true;
        }
    }
}
