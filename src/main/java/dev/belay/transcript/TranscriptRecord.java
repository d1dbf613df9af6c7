package dev.belay.transcript;

import dev.belay.evidence.ApiError;
import dev.belay.evidence.Retry;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What one line of a transcript said, as far as anybody looks at it. A scratch pad: filled while the line is parsed and
 * only believed once the line has turned out to be whole. Absent fields are null, 0 or false.
 */
public final class TranscriptRecord {
    /** The type of what print mode says where nothing came of its prompt: the model was not even asked. */
    static final String NO_TURN = "no-turn";

    public String type;
    public String subtype;
    public String version;
    String sessionId;
    public String workingDirectory;
    public String timestamp;
    public boolean sidechain;
    public boolean meta;
    public boolean compactSummary;
    /** Whether the client wrote this line because it was shut down, not because a user interrupted it. */
    public boolean shutDown;

    public boolean apiErrorMessage;
    /**
     * Whether the line says whether it is an error, by {@code isApiErrorMessage} or {@code isAbortedMidStream} (2.1.332);
     * an older or a foreign client may leave that out.
     */
    boolean apiErrorMessageWritten;

    String error;
    String apiError;
    String errorDetails;
    int apiErrorStatus;
    public String content;
    /** What print mode's result record says ({@code is_error}, {@code result}); it has a field of each. */
    boolean failed;

    String result;
    /** Whether it says that not one turn was taken. */
    boolean noTurn;

    public int retryAttempt;
    public int maxRetries;
    public long retryInMillis;
    final FailureFields fields = new FailureFields();
    public String compactTrigger;
    public String summary;
    public String customTitle;
    public String aiTitle;
    public String messageId;
    public String model;
    /** Whether the message has the field {@code stop_reason} at all; its value may be null all the same. */
    boolean stopReasonWritten;

    String stopReason;
    /** The content if it was a string, else its first text block that is not blank. */
    public String text;

    boolean image;
    public long tokens;
    public final List<ToolUse> toolUses = new ArrayList<>();
    public final List<ToolResult> toolResults = new ArrayList<>();

    /**
     * Whether the client speaks here of a failure without calling it one: a line of its own with the fields or the words
     * of an error, or without the field that tells its errors from what else it writes.
     */
    public boolean unflaggedError() {
        return "<synthetic>".equals(model)
                && (!apiErrorMessageWritten
                        || error != null
                        || apiErrorStatus > 0
                        || fields.status() > 0
                        || text != null && text.stripLeading().startsWith("API Error"));
    }

    /** The HTTP status, in whatever field or words it stands; 0 where it stands nowhere. */
    public int status(String said) {
        if (apiErrorStatus > 0) {
            return apiErrorStatus;
        }
        return fields.status() > 0
                ? fields.status()
                : ClientText.status(said).orElse(errorDetails == null ? 0 : ClientText.leadingStatus(errorDetails));
    }

    /** The error that this line reports; its text is the message's. */
    public ApiError failure(long offset) {
        String said = text == null || text.isBlank() ? fields.message() : text.strip();
        int found = status(said);
        OptionalInt status = found > 0 ? OptionalInt.of(found) : OptionalInt.empty();
        String detail = apiError;
        if (errorDetails != null) {
            detail = detail == null ? errorDetails : detail + ": " + errorDetails;
        }
        return new ApiError(
                said, Optional.ofNullable(error), status, Optional.ofNullable(detail), offset, fields.resetsAt());
    }

    /** The retry that this line announces; null where it announces none. */
    public Retry retry() {
        return retryAttempt == 0 ? null : new Retry(retryAttempt, maxRetries, fields.error(), nextAttempt());
    }

    private Optional<Instant> nextAttempt() {
        try {
            return timestamp == null || retryInMillis <= 0
                    ? Optional.empty()
                    : Optional.of(Instant.parse(timestamp).plusMillis(retryInMillis));
        } catch (DateTimeParseException noTime) {
            return Optional.empty();
        }
    }

    /**
     * A call, with the telling part of its input.
     *
     * @param fingerprint of its name and its whole input
     */
    public record ToolUse(String id, String name, String summary, String file, int fingerprint) {
        /** Whether it writes to the file that it names. */
        public boolean writes() {
            return file != null
                    && switch (name) {
                        case "Edit", "Write", "MultiEdit", "NotebookEdit" -> true;
                        default -> false;
                    };
        }
    }

    /**
     * What came of a call.
     *
     * @param placeholder whether the client itself put it there because the result was lost
     * @param fingerprint of what it says
     */
    public record ToolResult(String id, boolean error, boolean placeholder, int fingerprint) {}
}
