package dev.belay.supervise;

import dev.belay.evidence.Evidence;
import java.time.Duration;

/** What somebody who is not looking should hear of. */
public sealed interface News {

    /** Nothing more is tried: the session is over until somebody resumes it. */
    record GivenUp(Incident incident) implements News {}

    /** Only a person can go on: at the question on the terminal, or with an account. */
    record PersonNeeded(Incident incident) implements News {}

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
