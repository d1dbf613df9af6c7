package dev.belay.operate;

import dev.belay.evidence.SessionId;
import dev.belay.evidence.Transcript;
import dev.belay.operate.client.CurrentClient;
import dev.belay.operate.dialog.UserDialog;
import dev.belay.text.ApiAnswer;
import dev.belay.text.Untrusted;
import dev.belay.transcript.TranscriptTail;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Compacts a session that nobody has open, with the client's own {@code -p --resume ID /compact}, and believes nothing
 * but the {@code compact_boundary} in the transcript.
 */
public final class Compaction {

    /** How it went. */
    public enum Result {
        /** The boundary is there. */
        DONE,
        /** It is not, and the user has been told why. */
        FAILED,
        /** The same, for a reason that passes: a server in trouble, a network that was lost. */
        FAILED_FOR_NOW,
        /** This client can't in print mode (1.0.35, measured): let it begin with {@code /compact} on its screen. */
        BY_THE_CLIENT
    }

    private final CompactingClient compacting;
    private final CurrentClient client;
    private final UserDialog dialog;
    private final Predicate<String> passing;

    /**
     * @param passing whether these words tell of a failure that passes by itself
     */
    public Compaction(CompactingClient compacting, CurrentClient client, UserDialog dialog, Predicate<String> passing) {
        this.compacting = compacting;
        this.client = client;
        this.dialog = dialog;
        this.passing = passing;
    }

    /** Whether the client that ended last was on the user's screen. */
    boolean hasScreen() {
        return client.child().onTerminal();
    }

    /** Compacts it; takes as long as the API does, at most ten minutes. */
    public Result run(SessionId session) {
        Optional<Path> transcript = client.transcript();
        if (!compacting.isThere() || transcript.isEmpty()) {
            return failed("the session's transcript was not found");
        }
        if (!compacting.isAble()) {
            return Result.BY_THE_CLIENT;
        }
        try {
            int before = read(transcript.get()).work().compactions();
            String words = compacting.run(client.words().again().compacting(session));
            if (Thread.currentThread().isInterrupted()) {
                return failed(words);
            }
            Transcript after = read(transcript.get());
            if (after.work().compactions() > before) {
                dialog.note("compacted");
                return Result.DONE;
            }
            // In print mode 2.1.116 says it in the transcript alone.
            return failed(after.compactionError().orElse(words.isEmpty() ? "it wrote no compact boundary" : words));
        } catch (IOException failure) {
            return failed(failure.getMessage());
        }
    }

    private Result failed(String reason) {
        String shown = Untrusted.redacted(ApiAnswer.sentence(reason), 200);
        dialog.note("compacting failed: " + shown);
        return passing.test(reason) ? Result.FAILED_FOR_NOW : Result.FAILED;
    }

    private static Transcript read(Path transcript) throws IOException {
        return TranscriptTail.read(transcript, bytes -> {});
    }
}
