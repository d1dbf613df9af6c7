package dev.belay.transcript;

import dev.belay.evidence.Transcript;
import dev.belay.evidence.Transcript.Ending;
import java.util.Optional;

/**
 * Folds records into the state of a conversation. Decisions that the format leaves open:
 *
 * <ul>
 *   <li>An answer is counted once per message, with its first text or tool use; a response that was cut off by
 *       {@code max_tokens} or {@code refusal} is counted but heals no error (2.0.37 writes it behind its own error).
 *   <li>A prompt after an error leaves the error standing and ends on PROMPT; so do a command and a compaction: only an
 *       answer shows that the session works again.
 *   <li>The retries stay readable behind the error that they ended in, until an answer, a result, a prompt or an
 *       interruption follows.
 *   <li>A local command moves nothing while a turn or an error is open, so {@code /exit} after a failure hides nothing.
 *   <li>{@code No response requested.} answers nothing, whoever wrote it; behind a prompt it says that nothing came of
 *       that.
 *   <li>A prompt or a result that stands behind an answer but is older was answered by it: 2.1.116 writes a quick answer
 *       before the prompt (measured).
 * </ul>
 */
final class ConversationState {
    private static final String ABORTED = "API Error: Request was aborted";
    private static final String NO_RESPONSE = "No response requested.";
    private static final String NO_CONTENT = "(no content)";
    private static final String STANDARD_ERROR = "<local-command-stderr>";

    private final ToolCalls toolCalls = new ToolCalls();
    private final Achievements achievements = new Achievements();
    private final Topics topics = new Topics();
    private final Failures failures = new Failures();
    private Ending endsOn = Ending.NOTHING;
    private Ending beforeCompaction = Ending.NOTHING;
    private boolean compactedByHand;
    private long answers;
    private String lastMessage;
    private String answeredAt;
    private long toolResults;
    private int compactions;
    private int compactionsInARow;
    private boolean answeredSinceCompaction;
    private String lastCommand;
    private long contextTokens;
    private String model = "";
    private String client;

    void add(TranscriptRecord record, long offset) {
        if (record.sidechain || record.type == null) {
            return;
        }
        if (record.version != null) {
            client = ClientText.cut(record.version, 40);
        }
        switch (record.type) {
            case "assistant" -> assistant(record, offset);
            case "user" -> user(record);
            case "system" -> system(record);
            case TranscriptRecord.NO_TURN -> endsOn = Ending.NO_RESPONSE;
            case "api-request" -> achievements.request(record.timestamp);
            default -> topics.title(record);
        }
    }

    Transcript transcript(boolean torn, int damaged) {
        return new Transcript(
                endsOn,
                failures.errors(),
                topics.subject(),
                new Transcript.ToolUse(
                        toolCalls.last(), toolCalls.open(), toolCalls.edited(), achievements.repetition()),
                new Transcript.Work(
                        answers,
                        toolResults,
                        compactions,
                        compactionsInARow,
                        contextTokens,
                        model,
                        achievements.progress()),
                new Transcript.Integrity(torn, damaged, false),
                Optional.ofNullable(client));
    }

    private void assistant(TranscriptRecord record, long offset) {
        String text = record.text == null ? "" : record.text.strip();
        boolean nothingSaid = text.equals(NO_RESPONSE) || text.equals(NO_CONTENT);
        boolean unflagged = !nothingSaid && record.unflaggedError();
        if (record.apiErrorMessage || unflagged) {
            failed(record, unflagged, offset);
            return;
        }
        if (text.equals(NO_RESPONSE) && record.toolUses.isEmpty() && endsOn == Ending.PROMPT) {
            endsOn = Ending.NO_RESPONSE;
        }
        // Escape in the middle of an answer leaves its text as a synthetic line (2.1.116): the interruption follows.
        if ("<synthetic>".equals(record.model)) {
            return;
        }
        if (record.tokens > 0) {
            contextTokens = record.tokens;
            model = record.model == null ? "" : record.model;
        }
        if (record.toolUses.isEmpty() && (text.isEmpty() || text.equals(NO_RESPONSE))) {
            return;
        }
        answer(record);
    }

    private void failed(TranscriptRecord record, boolean unflagged, long offset) {
        if (record.text != null && record.text.strip().startsWith(ABORTED)) {
            interrupt();
            return;
        }
        failures.reported(record, unflagged, offset);
        endsOn = Ending.ERROR;
        achievements.cutOff();
    }

    private void answer(TranscriptRecord record) {
        boolean sameMessage = record.messageId != null && record.messageId.equals(lastMessage);
        if (!sameMessage) {
            answers++;
            lastMessage = record.messageId;
        }
        boolean cutOff = "max_tokens".equals(record.stopReason) || "refusal".equals(record.stopReason);
        failures.answered(cutOff);
        answeredAt = record.timestamp;
        answeredSinceCompaction = true;
        record.toolUses.forEach(toolCalls::call);
        achievements.answer(record);
        if (!record.toolUses.isEmpty() || sameMessage && toolCalls.anyOpen()) {
            endsOn = Ending.TOOL_USE;
        } else if (failures.none()) {
            endsOn = StopReasons.ending(record);
            toolCalls.forgetOpen();
        }
    }

    private void user(TranscriptRecord record) {
        String text = record.text == null ? "" : record.text.strip();
        if (record.shutDown) {
            // The client's own word for a turn that it was ended in: what was under way stays so.
            return;
        }
        if (record.compactSummary) {
            afterCompaction();
        } else if (text.startsWith("[Request interrupted by user")) {
            results(record);
            interrupt();
        } else if (!record.toolResults.isEmpty()) {
            results(record);
            if (!answered(record)) {
                endsOn = toolCalls.anyOpen() ? Ending.TOOL_USE : Ending.TOOL_RESULT;
            }
        } else if (record.meta || text.startsWith("Caveat: The messages below were generated by the user")) {
            // The client asks the model to go on with an answer that was cut off (2.1.329).
            if (text.startsWith("Output token limit hit.") || text.startsWith("Your response above was ")) {
                achievements.cutOff();
                endsOn = Ending.PROMPT;
            }
        } else if (ClientText.isCommand(text)) {
            command(text);
        } else if (!text.isEmpty() || record.image) {
            prompt(text, answered(record));
        }
    }

    private void results(TranscriptRecord record) {
        for (TranscriptRecord.ToolResult result : record.toolResults) {
            toolResults++;
            toolCalls.result(result);
            failures.moved();
            work();
        }
        achievements.results(record);
    }

    /** Work after an answer: what was compacted before that has been of use. */
    private void work() {
        if (answeredSinceCompaction) {
            compactionsInARow = 0;
            answeredSinceCompaction = false;
        }
    }

    /** Times are the client's own and all in one form, so that the order of the letters is that of time. */
    private boolean answered(TranscriptRecord record) {
        return record.timestamp != null && answeredAt != null && record.timestamp.compareTo(answeredAt) < 0;
    }

    private void prompt(String text, boolean answered) {
        // A command of the user's own reaches the model: its message comes first, its name after it.
        String name = text.startsWith("<command-message>") ? ClientText.between(text, "<command-name>", "</") : null;
        String said = name == null ? text : name + " " + argumentsOf(text);
        if (!said.isBlank() && !text.startsWith("<task-notification>")) {
            topics.prompt(said);
        }
        if (answered) {
            return;
        }
        toolCalls.newTurn();
        achievements.prompt();
        failures.prompted();
        endsOn = Ending.PROMPT;
        work();
    }

    private static String argumentsOf(String text) {
        String arguments = ClientText.between(text, "<command-args>", "</command-args>");
        return arguments == null ? "" : arguments;
    }

    private void command(String text) {
        String name = ClientText.between(text, "<command-name>", "</command-name>");
        if (name != null) {
            lastCommand = name.strip();
            failures.forgetCompaction();
        } else if (!text.startsWith(ClientText.COMMAND_OUTPUT)) {
            lastCommand = null;
        }
        String complaint = ClientText.between(text, STANDARD_ERROR, "</local-command-stderr>");
        boolean cancelled = complaint != null && complaint.contains("ompaction cancel");
        if (complaint != null && "/compact".equals(lastCommand) && !cancelled) {
            failures.compactionFailed(complaint);
        }
        if (!endsOn.midTurn() && endsOn != Ending.ERROR) {
            endsOn = ClientText.isExit(lastCommand) ? Ending.EXIT : Ending.COMMAND;
        }
    }

    private void system(TranscriptRecord record) {
        String content = record.content == null ? "" : record.content.strip();
        if (record.subtype == null) {
            return;
        }
        switch (record.subtype) {
            case "api_error" -> failures.announced(record);
            case "compact_boundary" -> compact(record);
            case "local_command" -> {
                if (ClientText.isCommand(content)) {
                    command(content);
                }
            }
            default -> {}
        }
    }

    private void compact(TranscriptRecord record) {
        compactions++;
        compactionsInARow++;
        answeredSinceCompaction = false;
        failures.forgetCompaction();
        toolCalls.forgetOpen();
        compactedByHand = "manual".equals(record.compactTrigger);
        if (endsOn != Ending.COMPACTION) {
            beforeCompaction = endsOn;
        }
        endsOn = Ending.COMPACTION;
    }

    /** By hand, nothing goes on afterwards; by itself, the client goes on with what was under way. */
    private void afterCompaction() {
        if (endsOn == Ending.COMPACTION) {
            boolean toolLost = beforeCompaction == Ending.TOOL_USE;
            Ending before = toolLost ? Ending.TOOL_RESULT : beforeCompaction;
            endsOn = compactedByHand ? Ending.COMMAND : before;
        }
    }

    private void interrupt() {
        failures.interrupted();
        endsOn = Ending.INTERRUPTION;
        toolCalls.forgetOpen();
        failures.moved();
    }
}
