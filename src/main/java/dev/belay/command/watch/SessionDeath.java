package dev.belay.command.watch;

import dev.belay.command.diagnosis.input.DiagnosisTarget;
import dev.belay.diagnose.Diagnosis;
import dev.belay.evidence.Evidence;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A session that went down, and of what.
 *
 * @param evidence without an exit status, which only a parent sees
 */
record SessionDeath(DiagnosisTarget.Session session, Evidence evidence, Diagnosis diagnosis) {
    Optional<Path> transcript() {
        return session.transcript().map(Path::of);
    }

    boolean isOfALimit() {
        return diagnosis.best().rule().isOfALimit();
    }

    /** Where its client worked. */
    Path project() {
        return Path.of(session.project().orElse("/"));
    }
}
