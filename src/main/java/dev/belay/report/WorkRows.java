package dev.belay.report;

import dev.belay.evidence.ToolCall;
import dev.belay.evidence.Transcript;
import dev.belay.text.Untrusted;
import java.util.List;
import java.util.Optional;

/** What a message says of the work: what was under way, and what is kept of it. */
final class WorkRows {
    private static final int LONGEST = 160;
    private static final int PATHS = 3;

    private final Transcript transcript;

    WorkRows(Transcript transcript) {
        this.transcript = transcript;
    }

    void add(MessageRows lines) {
        underWay(lines);
        kept(lines);
    }

    private void underWay(MessageRows lines) {
        if (!transcript.endsOn().midTurn() && transcript.error().isEmpty()) {
            return;
        }
        transcript
                .task()
                .ifPresent(prompt -> lines.row("under way", "\"" + Untrusted.redacted(prompt, LONGEST) + "\""));
        Optional<ToolCall> tool = transcript.openTools().isEmpty()
                ? transcript.lastTool()
                : Optional.of(transcript.openTools().get(transcript.openTools().size() - 1));
        tool.ifPresent(call -> lines.row(
                transcript.openTools().isEmpty() || call.gone() ? "last tool" : "cut short",
                Untrusted.redacted(call.name() + ": " + call.summary(), LONGEST)
                        + (call.gone() ? " (ended; its result was not recorded)" : "")));
    }

    private void kept(MessageRows lines) {
        List<String> files = transcript.tools().editedFiles();
        if (files.isEmpty() && !transcript.hasConversation()) {
            return;
        }
        if (files.isEmpty()) {
            lines.row("kept", "everything claude wrote to your files is on disk");
            return;
        }
        List<String> newest = files.subList(Math.max(0, files.size() - PATHS), files.size());
        String more = files.size() > PATHS ? " and " + (files.size() - PATHS) + " more" : "";
        lines.row("kept", "files claude edited: " + Untrusted.redacted(String.join(", ", newest), 2 * LONGEST) + more);
    }

    /** How long the conversation is; empty where there was no answer. */
    String size() {
        if (transcript.answers() == 0) {
            return "";
        }
        String tokens = transcript.contextTokens() > 0 ? ", " + transcript.contextTokens() + " tokens of context" : "";
        return " (" + transcript.answers() + (transcript.answers() == 1 ? " answer" : " answers") + tokens + ")";
    }
}
