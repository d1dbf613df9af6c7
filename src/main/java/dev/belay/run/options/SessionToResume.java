package dev.belay.run.options;

import dev.belay.claude.ProjectDirectory;
import dev.belay.evidence.SessionId;
import dev.belay.settings.UsageException;
import dev.belay.text.Untrusted;
import dev.belay.transcript.repair.SessionRepair;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The session that claude can resume: the one that was asked for wherever that works, else its repaired copy. A copy that
 * was made before is continued, for the conversation has its continuation there.
 *
 * @param done what was done for that, a sentence each
 */
record SessionToResume(SessionId id, List<String> done) {
    private static final int LONGEST = 500;
    private static final int BRIEF = 8;
    /** Each copy may have been damaged in its turn; a circle is impossible, but this costs nothing. */
    private static final int MOST_COPIES = 20;

    /** The same after something else was done. */
    SessionToResume after(List<String> before) {
        List<String> all = new ArrayList<>(before);
        all.addAll(done);
        return new SessionToResume(id, all);
    }

    /**
     * Nothing where there is no conversation.
     *
     * @throws UsageException when it is open elsewhere, or cannot be read or repaired
     */
    static Optional<SessionToResume> of(Path configuration, Path transcript) throws UsageException {
        Path current = transcript;
        List<String> done = new ArrayList<>();
        try {
            for (int copies = 0; copies < MOST_COPIES; copies++) {
                SessionId id = id(current);
                SessionRepair.Result result = new SessionRepair(configuration, current, bytes -> {}).repairToResume();
                if (result.outcome() == SessionRepair.Outcome.EMPTY) {
                    return Optional.empty();
                }
                if (result.session().isEmpty()) {
                    return Optional.of(new SessionToResume(id, done));
                }
                done.addAll(sentences(id, result));
                if (!result.madeBefore()) {
                    return Optional.of(new SessionToResume(result.session().get(), done));
                }
                current = current.resolveSibling(result.session().get() + ".jsonl");
            }
        } catch (IOException failed) {
            throw UsageException.tryLater(Untrusted.line("" + failed.getMessage(), LONGEST));
        }
        throw UsageException.tryLater(transcript + " has too many repaired copies");
    }

    private static List<String> sentences(SessionId original, SessionRepair.Result result) {
        SessionId copy = result.session().orElseThrow();
        String brief = original.value().substring(0, BRIEF);
        if (result.madeBefore()) {
            return List.of("the session " + brief + " continues in its existing repaired copy: " + copy);
        }
        List<String> sentences = new ArrayList<>();
        sentences.add(
                "the session " + brief + " could not be resumed as it is; it continues in a repaired copy: " + copy);
        sentences.addAll(result.repaired());
        result.lost().forEach(sentence -> sentences.add("lost: " + sentence));
        return sentences;
    }

    private static SessionId id(Path transcript) throws UsageException {
        return ProjectDirectory.session(transcript)
                .orElseThrow(() -> UsageException.noInput(
                        transcript + " is not named like a session (UUID.jsonl), so claude cannot resume it"));
    }
}
