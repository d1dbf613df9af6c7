package dev.belay.restore;

import dev.belay.diagnose.Diagnosis;
import dev.belay.diagnose.Kind;
import dev.belay.diagnose.Rulebook;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.Exit;
import dev.belay.evidence.ExitStatus;
import dev.belay.evidence.Transcript;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** The failure that a session has ended on, as far as its transcript tells. */
final class TranscriptFailure {
    private final Supplier<Rulebook> rules;

    /** @param rules read when they are needed */
    TranscriptFailure(Supplier<Rulebook> rules) {
        this.rules = rules;
    }

    /** What a person has to settle, where it ends on an error that is for one. */
    Optional<String> needsPerson(Transcript said) {
        if (said.error().isEmpty()) {
            return Optional.empty();
        }
        Diagnosis diagnosis = rules.get()
                .diagnose(Evidence.of(Instant.now(), new Exit.Unseen()).with(said));
        Kind kind = diagnosis.best().rule().kind();
        // What is wrong with the conversation itself is repaired on the way.
        boolean person = kind.status() != ExitStatus.TRY_LATER && kind != Kind.POISON && kind != Kind.DAMAGE;
        return person
                ? Optional.of(diagnosis.best().rule().say() + " (" + diagnosis.failure() + ")")
                : Optional.empty();
    }
}
