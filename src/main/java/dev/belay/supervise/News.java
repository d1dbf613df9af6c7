package dev.belay.supervise;

import dev.belay.evidence.Evidence;
import java.time.Duration;
import java.util.Optional;

/** What somebody who is not looking should hear of. */
public sealed interface News {

    /** Nothing more is tried: the session is over until somebody resumes it. */
    record GivenUp(Incident incident) implements News {}

    /**
     * Only a person can go on: at the question on the terminal, or with an account.
     *
     * @param awaited what Belay waits for, to go on by itself; nothing where it has stopped, or asks
     */
    record PersonNeeded(Incident incident, Optional<Awaited> awaited) implements News {
        public PersonNeeded(Incident incident) {
            this(incident, Optional.empty());
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
    record SeenTo(Incident incident) implements News {}

    /**
     * It was brought back, and a real answer has followed.
     *
     * @param incident what it has recovered from
     * @param now the session as it is
     */
    record Recovered(Incident incident, Evidence now) implements News {}

    /** A permission has been waited for, for so long. */
    record Waiting(Evidence evidence, Duration since) implements News {}

    /** A turn has come to its end after so long. */
    record Finished(Evidence evidence, Duration took) implements News {}

    /** Nothing has failed yet, but something will: memory is running short. */
    record Warned(Incident incident) implements News {}
}
