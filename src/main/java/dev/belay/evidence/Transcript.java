package dev.belay.evidence;

import java.util.List;
import java.util.Optional;

/**
 * What the transcript of a session says about its end, folded from its records in order. Sidechains (sub-agents) do not
 * count. Times and texts are the client's; the texts are untrusted.
 *
 * @param endsOn what the conversation ends on
 * @param errors what went wrong in it
 * @param subject what it is about
 * @param tools what its tools did
 * @param work how much was done
 * @param integrity whether its lines are whole
 * @param client the version that wrote the last record, {@code 2.1.116}
 */
public record Transcript(
        Ending endsOn,
        Errors errors,
        Subject subject,
        ToolUse tools,
        Work work,
        Integrity integrity,
        Optional<String> client) {

    /**
     * What went wrong.
     *
     * @param reported the error that the client reported and that no real answer has followed
     * @param retry the last announced retry that nothing has followed ({@code system/api_error})
     * @param compaction what a failed {@code /compact} said, when nothing has followed it
     */
    public record Errors(Optional<ApiError> reported, Optional<Retry> retry, Optional<String> compaction) {
        public static Errors none() {
            return of(Optional.empty());
        }

        public static Errors of(Optional<ApiError> reported) {
            return new Errors(reported, Optional.empty(), Optional.empty());
        }
    }

    /**
     * What a session is about.
     *
     * @param title its title or summary, where there is one
     * @param lastPrompt the last thing that it was asked for, at most 2,000 characters
     * @param task the last thing that the user himself asked for: not what Belay has said to go on
     * @param earlierTask what was asked for before, in other words: the task, where the other proves to be Belay's
     */
    public record Subject(
            Optional<String> title, Optional<String> lastPrompt, Optional<String> task, Optional<String> earlierTask) {
        public static Subject none() {
            return of(Optional.empty());
        }

        /** Of a session without a title whose user has asked for this. */
        public static Subject of(Optional<String> prompt) {
            return new Subject(Optional.empty(), prompt, prompt, Optional.empty());
        }

        /** The same, where what was taken for the task is Belay's; left as it is where there is no other. */
        public Subject withEarlierTask() {
            return earlierTask.isEmpty() ? this : new Subject(title, lastPrompt, earlierTask, Optional.empty());
        }
    }

    /**
     * What tools did.
     *
     * @param last the last tool that was called, whether it has a result or not
     * @param open calls without a result at the end
     * @param editedFiles paths that Edit, Write, MultiEdit or NotebookEdit wrote to in the last turn, newest last
     * @param repetition whether the last calls go round in a circle
     */
    public record ToolUse(
            Optional<ToolCall> last, List<ToolCall> open, List<String> editedFiles, Repetition repetition) {
        public static ToolUse none() {
            return of(List.of());
        }

        /** Of tools of which these have no result yet. */
        public static ToolUse of(List<ToolCall> open) {
            return new ToolUse(Optional.empty(), open, List.of(), Repetition.NONE);
        }
    }

    /**
     * How much was done.
     *
     * @param answers real answers of the model so far (not synthetic, not {@code No response requested.})
     * @param toolResults tool results so far
     * @param compactions compact boundaries so far
     * @param compactionsInARow compact boundaries since the last real answer that was followed by work
     * @param contextTokens tokens of the last request (input, cache read and cache creation), 0 when unknown
     * @param model of that request; empty when unknown
     * @param progress how far it has come
     */
    public record Work(
            long answers,
            long toolResults,
            int compactions,
            int compactionsInARow,
            long contextTokens,
            String model,
            Progress progress) {
        /** Work in which each answer and each result was progress. */
        public static Work of(long answers, long toolResults) {
            return new Work(answers, toolResults, 0, 0, 0, "", new Progress(answers, toolResults));
        }
    }

    /**
     * Whether the lines are whole.
     *
     * @param torn the last line is incomplete, or NUL bytes stand in the file
     * @param damaged lines that are no record although they are complete
     * @param gap whether its client would lose what is there, for a record names one before it that is not
     */
    public record Integrity(boolean torn, int damaged, boolean gap) {
        public static final Integrity WHOLE = new Integrity(false, 0, false);

        public Integrity withGap() {
            return new Integrity(torn, damaged, true);
        }
    }

    /** Whether its last turn was finished. */
    public boolean endsOnAnswer() {
        return endsOn() == Ending.ANSWER;
    }

    /** Whether there is a conversation at all. */
    public boolean hasConversation() {
        return endsOn() != Ending.NOTHING;
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
        /** A local command such as {@code /model} or {@code /compact}, with nothing under way before it. */
        COMMAND("command"),
        /** The command by which the user left, {@code /exit}, with nothing under way before it. */
        EXIT("exit"),
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
            return switch (this) {
                case PROMPT, TOOL_RESULT, TOOL_USE, CUT_ANSWER, NO_RESPONSE, COMPACTION -> true;
                case NOTHING, ANSWER, ERROR, INTERRUPTION, COMMAND, EXIT -> false;
            };
        }
    }

    /** The transcript of a session that has none. */
    public static Transcript none() {
        return of(Ending.NOTHING, Work.of(0, 0));
    }

    /** One of which no more is known than how it ends and how much was done. */
    public static Transcript of(Ending endsOn, Work work) {
        return new Transcript(
                endsOn, Errors.none(), Subject.none(), ToolUse.none(), work, Integrity.WHOLE, Optional.empty());
    }

    /**
     * The same without an error that stood there before: it is not this claude's.
     *
     * @param before how many bytes the transcript had when this claude was started
     */
    public Transcript since(long before) {
        boolean old = error().filter(error -> error.offset() >= 0 && error.offset() < before)
                .isPresent();
        return old ? with(new Errors(Optional.empty(), Optional.empty(), errors.compaction())) : this;
    }

    /** The same without torn and damaged lines: in the output of print mode, other programs' lines may stand between. */
    public Transcript undamaged() {
        return with(Integrity.WHOLE);
    }

    public Transcript with(Integrity changed) {
        return new Transcript(endsOn, errors, subject, tools, work, changed, client);
    }

    /** The same of a client that gets nowhere. */
    public Transcript with(Repetition found) {
        return with(new ToolUse(tools.last(), tools.open(), tools.editedFiles(), found));
    }

    /** The same of a client that has ended and left no process of a tool behind. */
    public Transcript withoutToolProcesses() {
        var open = tools.open().stream().map(ToolCall::withoutProcess).toList();
        return with(new ToolUse(tools.last(), open, tools.editedFiles(), tools.repetition()));
    }

    public Transcript with(Errors changed) {
        return new Transcript(endsOn, changed, subject, tools, work, integrity, client);
    }

    public Transcript with(Subject changed) {
        return new Transcript(endsOn, errors, changed, tools, work, integrity, client);
    }

    /** The same of a session of which another prompt is the task. */
    public Transcript withEarlierTask() {
        return with(subject.withEarlierTask());
    }

    public Transcript with(ToolUse changed) {
        return new Transcript(endsOn, errors, subject, changed, work, integrity, client);
    }

    public Optional<ApiError> error() {
        return errors.reported();
    }

    /** The attempt that was announced last, 0 where none was. */
    public int retryAttempt() {
        return errors.retry().map(Retry::attempt).orElse(0);
    }

    public Optional<Retry> retry() {
        return errors.retry();
    }

    public Optional<String> compactionError() {
        return errors.compaction();
    }

    public Optional<String> title() {
        return subject.title();
    }

    public Optional<String> lastPrompt() {
        return subject.lastPrompt();
    }

    public Optional<String> task() {
        return subject.task();
    }

    public Optional<ToolCall> lastTool() {
        return tools.last();
    }

    public List<ToolCall> openTools() {
        return tools.open();
    }

    public Repetition repetition() {
        return tools.repetition();
    }

    public long answers() {
        return work.answers();
    }

    public long toolResults() {
        return work.toolResults();
    }

    public Progress progress() {
        return work.progress();
    }

    public long contextTokens() {
        return work.contextTokens();
    }
}
