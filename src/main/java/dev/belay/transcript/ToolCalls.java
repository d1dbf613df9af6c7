package dev.belay.transcript;

import dev.belay.evidence.ToolCall;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tool calls of a conversation: which is the last, which have no result, and which files they wrote to. */
final class ToolCalls {
    private static final int MANY = 1000;

    private final Map<String, ToolCall> open = new LinkedHashMap<>();
    private final Map<String, String> edits = new LinkedHashMap<>();
    private ToolCall last;

    void call(TranscriptRecord.ToolUse use) {
        last = new ToolCall(ClientText.cut(use.id(), 200), ClientText.cut(use.name(), 200), use.summary());
        if (open.size() < MANY) {
            open.put(use.id(), last);
        }
        if (use.writes() && edits.size() < MANY) {
            edits.put(use.id(), use.file());
        }
    }

    /** A result closes its call; an edit that failed wrote nothing. */
    void result(TranscriptRecord.ToolResult result) {
        open.remove(result.id());
        if (result.error()) {
            edits.remove(result.id());
        }
    }

    void forgetOpen() {
        open.clear();
    }

    void newTurn() {
        open.clear();
        edits.clear();
    }

    boolean anyOpen() {
        return !open.isEmpty();
    }

    List<ToolCall> open() {
        return List.copyOf(open.values());
    }

    Optional<ToolCall> last() {
        return Optional.ofNullable(last);
    }

    /** Each path once, the newest last. */
    List<String> edited() {
        List<String> files = new ArrayList<>();
        for (String file : edits.values()) {
            files.remove(file);
            files.add(file);
        }
        return List.copyOf(files);
    }
}
