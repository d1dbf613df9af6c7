package dev.belay.evidence;

import java.util.List;
import java.util.Optional;

/**
 * What the transcript of a session says about its end, folded from its records in order. Sidechains (sub-agents) do not
 * count. Times and texts are the client's; the texts are untrusted.
 *
 * @param endsOn what the conversation ends on
 * @param error the error that the client reported and that no real answer has followed
 * @param retryAttempt the last announced retry that nothing has followed ({@code system/api_error}), 0 when none
 * @param retryLimit its {@code maxRetries}, 0 when none
 * @param lastPrompt the last thing that the user asked for, at most 2,000 characters
 * @param lastTool the last tool that was called, whether it has a result or not
 * @param openTools calls without a result at the end
 * @param editedFiles paths that Edit, Write, MultiEdit or NotebookEdit wrote to in the last turn, newest last
 * @param answers real answers of the model so far (not synthetic, not {@code No response requested.})
 * @param toolResults tool results so far
 * @param compactions compact boundaries so far
 * @param compactionsInARow compact boundaries since the last real answer that was followed by work
 * @param compactionError what a failed {@code /compact} said, when nothing has followed it
 * @param contextTokens tokens of the last request (input, cache read and cache creation), 0 when unknown
 * @param torn the last line is incomplete, or NUL bytes stand in the file
 * @param damaged lines that are no record although they are complete
 * @param title the session's title or summary, where there is one
 * @param client the version that wrote the last record, {@code 2.1.116}
 * @param progress how far it has come
 * @param repetition whether the last calls of its tools go round in a circle
 * @param task the last thing that the user himself asked for: not what Belay has said to go on
 */
public record Transcript(
        Ending endsOn,
        Optional<ApiError> error,
        int retryAttempt,
        int retryLimit,
        Optional<String> lastPrompt,
        Optional<ToolCall> lastTool,
        List<ToolCall> openTools,
        List<String> editedFiles,
        long answers,
        long toolResults,
        int compactions,
        int compactionsInARow,
        Optional<String> compactionError,
        long contextTokens,
        boolean torn,
        int damaged,
        Optional<String> title,
        Optional<String> client,
        Progress progress,
        Repetition repetition,
        Optional<String> task) {

    /** One in which each answer and each result was progress. */
    public Transcript(
            Ending endsOn,
            Optional<ApiError> error,
            int retryAttempt,
            int retryLimit,
            Optional<String> lastPrompt,
            Optional<ToolCall> lastTool,
            List<ToolCall> openTools,
            List<String> editedFiles,
            long answers,
            long toolResults,
            int compactions,
            int compactionsInARow,
            Optional<String> compactionError,
            long contextTokens,
            boolean torn,
            int damaged,
            Optional<String> title,
            Optional<String> client) {
        this(
                endsOn,
                error,
                retryAttempt,
                retryLimit,
                lastPrompt,
                lastTool,
                openTools,
                editedFiles,
                answers,
                toolResults,
                compactions,
                compactionsInARow,
                compactionError,
                contextTokens,
                torn,
                damaged,
                title,
                client,
                new Progress(answers, toolResults),
                Repetition.NONE,
                lastPrompt);
    }

    /** What a conversation can end on. The word is what a rule says. */
    public enum Ending {
        /** There is no transcript, or no conversation in it. */
        NOTHING("nothing"),
        /** A prompt that nothing has answered. */
        PROMPT("prompt"),
        /** A result that no answer has followed: the model was about to go on. */
        TOOL_RESULT("tool-result"),
        /** A call without a result: it was running, or waited for permission. */
        TOOL_USE("tool-use"),
        /** A finished answer: {@code end_turn}, or a version that writes no {@code stop_reason}. */
        ANSWER("answer"),
        /** An answer whose {@code stop_reason} is null where this version writes one: the stream was cut. */
        CUT_ANSWER("cut-answer"),
        /** The client's own error line. */
        ERROR("error"),
        /** The user pressed Escape or Ctrl-C. */
        INTERRUPTION("interruption"),
        /** A prompt whose answer was {@code No response requested.}: the model saw nothing to do. */
        NO_RESPONSE("no-response"),
        /** A local command such as {@code /exit} or {@code /compact}, with nothing under way before it. */
        COMMAND("command"),
        /** A compact boundary without its summary. */
        COMPACTION("compaction");

        private final String id;

        Ending(String id) {
            this.id = id;
        }

        public String id() {
            return id;
        }

        /** Whether the session was in the middle of a turn. */
        public boolean midTurn() {
            return this == PROMPT
                    || this == TOOL_RESULT
                    || this == TOOL_USE
                    || this == CUT_ANSWER
                    || this == NO_RESPONSE
                    || this == COMPACTION;
        }
    }

    /** The transcript of a session that has none. */
    public static Transcript none() {
        return new Transcript(
                Ending.NOTHING,
                Optional.empty(),
                0,
                0,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                0,
                0,
                0,
                0,
                Optional.empty(),
                0,
                false,
                0,
                Optional.empty(),
                Optional.empty());
    }

    /**
     * The same without an error that stood there before: it is not this claude's.
     *
     * @param before how many bytes the transcript had when this claude was started
     */
    public Transcript since(long before) {
        boolean old =
                error.isPresent() && error.get().offset() >= 0 && error.get().offset() < before;
        if (!old) {
            return this;
        }
        return changed(Optional.empty(), 0, 0, torn, damaged, repetition);
    }

    /** The same without torn and damaged lines: in the output of print mode, other programs' lines may stand between. */
    public Transcript undamaged() {
        return changed(error, retryAttempt, retryLimit, false, 0, repetition);
    }

    /** The same of a client that gets nowhere. */
    public Transcript with(Repetition found) {
        return changed(error, retryAttempt, retryLimit, torn, damaged, found);
    }

    private Transcript changed(
            Optional<ApiError> changedError,
            int changedRetryAttempt,
            int changedRetryLimit,
            boolean changedTorn,
            int changedDamaged,
            Repetition changedRepetition) {
        return new Transcript(
                endsOn,
                changedError,
                changedRetryAttempt,
                changedRetryLimit,
                lastPrompt,
                lastTool,
                openTools,
                editedFiles,
                answers,
                toolResults,
                compactions,
                compactionsInARow,
                compactionError,
                contextTokens,
                changedTorn,
                changedDamaged,
                title,
                client,
                progress,
                changedRepetition,
                task);
    }
}
