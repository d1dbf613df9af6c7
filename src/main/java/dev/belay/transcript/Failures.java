package dev.belay.transcript;

import dev.belay.evidence.ApiError;
import dev.belay.evidence.Retry;
import dev.belay.evidence.Transcript;
import java.util.Optional;

/** What has gone wrong in a conversation, and whether that still stands. */
final class Failures {
    private static final int LONGEST = 2000;

    private ApiError error;
    private boolean unflagged;
    private Retry retry;
    private String compaction;

    /**
     * The client reports that a request has failed for good.
     *
     * @param unflagged whether only the wording says so
     */
    void reported(TranscriptRecord record, boolean unflagged, long offset) {
        error = record.failure(offset);
        this.unflagged = unflagged;
    }

    /** The user has pressed Escape: what only sounded like an error was what the model had said. */
    void interrupted() {
        if (unflagged) {
            error = null;
            unflagged = false;
        }
    }

    /** It announces that it tries again. */
    void announced(TranscriptRecord record) {
        retry = record.retry();
    }

    /**
     * An answer shows that the session works.
     *
     * @param cutOff whether the answer itself was cut off, which heals no error
     */
    void answered(boolean cutOff) {
        if (!cutOff) {
            error = null;
        }
        retry = null;
        compaction = null;
    }

    /** A prompt leaves an error standing, but nothing is tried again any more. */
    void prompted() {
        retry = null;
        compaction = null;
    }

    /** Something has moved, so nothing is tried again any more. */
    void moved() {
        retry = null;
    }

    /** A command was given, or the conversation has been compacted. */
    void forgetCompaction() {
        compaction = null;
    }

    /** Compacting by hand has failed. */
    void compactionFailed(String complaint) {
        compaction = ClientText.cut(complaint.strip(), LONGEST);
    }

    /** Whether no error stands. */
    boolean none() {
        return error == null;
    }

    Transcript.Errors errors() {
        return new Transcript.Errors(
                Optional.ofNullable(error), Optional.ofNullable(retry), Optional.ofNullable(compaction));
    }
}
