package dev.belay.transcript.repair;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.belay.transcript.repair.write.Rewriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** A valid transcript as clients write it, with everything in it that they write, made by dice. */
final class SampleTranscript {
    static final ObjectMapper JSON = new ObjectMapper();

    private final Random dice;
    private final String session;
    private final List<ObjectNode> lines = new ArrayList<>();
    /** What the model must hear of, in order: prompts, answers, results. */
    private final List<String> pieces = new ArrayList<>();

    private String last;
    private long clock = Instant.parse("2026-11-24T08:00:00.000Z").toEpochMilli();
    private int number;

    SampleTranscript(long seed) {
        dice = new Random(seed);
        session = id();
    }

    static SampleTranscript random(long seed) {
        SampleTranscript sample = new SampleTranscript(seed);
        int turns = 2 + sample.dice.nextInt(4);
        for (int turn = 0; turn < turns; turn++) {
            sample.aside();
            sample.turn();
        }
        return sample;
    }

    List<String> pieces() {
        return List.copyOf(pieces);
    }

    List<ObjectNode> lines() {
        return lines;
    }

    byte[] bytes() {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line).append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A prompt, some calls with their results, and an answer. */
    void turn() {
        prompt();
        if (dice.nextInt(3) == 0) {
            attachment();
        }
        for (int step = dice.nextInt(3); step > 0; step--) {
            step();
        }
        answer();
        if (dice.nextInt(4) == 0) {
            system();
        }
    }

    void prompt() {
        ObjectNode record = record("user");
        String text = piece("PROMPT");
        if (dice.nextBoolean()) {
            record.putObject("message").put("role", "user").put("content", text);
        } else {
            ArrayNode content = record.putObject("message").put("role", "user").putArray("content");
            content.addObject().put("type", "text").put("text", text);
        }
        add(record);
    }

    void answer() {
        assistant("msg_" + id()).addObject().put("type", "text").put("text", piece("ANSWER"));
    }

    private void step() {
        String message = "msg_" + id();
        if (dice.nextBoolean()) {
            ArrayNode content = assistant(message);
            content.addObject()
                    .put("type", "thinking")
                    .put("thinking", "hm {\"type\":")
                    .put("signature", "c2ln");
        }
        if (dice.nextBoolean()) {
            assistant(message).addObject().put("type", "text").put("text", piece("TEXT"));
        }
        int parallel = dice.nextInt(4) == 0 ? 2 + dice.nextInt(2) : 1;
        List<String> calls = new ArrayList<>();
        List<String> callers = new ArrayList<>();
        for (int i = 0; i < parallel; i++) {
            String call = "toolu_" + id();
            ObjectNode block =
                    assistant(message).addObject().put("type", "tool_use").put("id", call);
            block.put("name", "Bash").putObject("input").put("command", "echo \"x\" {}");
            calls.add(call);
            callers.add(last);
        }
        if (dice.nextInt(5) == 0) {
            sidechain();
        }
        boolean branches = dice.nextBoolean();
        for (int i = 0; i < parallel; i++) {
            result(calls.get(i), branches ? callers.get(i) : last);
        }
    }

    private void result(String call, String parent) {
        ObjectNode record = record("user");
        String text = piece("RESULT");
        ObjectNode block = record.putObject("message")
                .put("role", "user")
                .putArray("content")
                .addObject()
                .put("tool_use_id", call)
                .put("type", "tool_result");
        if (dice.nextBoolean()) {
            block.put("content", text);
        } else {
            block.putArray("content").addObject().put("type", "text").put("text", text);
        }
        record.put("parentUuid", parent);
        record.putObject("toolUseResult").put("stdout", text).put("stderr", "");
        add(record);
    }

    private void sidechain() {
        String parent = null;
        for (int i = 0; i < 2; i++) {
            ObjectNode record = record(i == 0 ? "user" : "assistant").put("isSidechain", true);
            record.put("parentUuid", parent);
            record.putObject("message")
                    .put("role", i == 0 ? "user" : "assistant")
                    .putArray("content")
                    .addObject()
                    .put("type", "text")
                    .put("text", "aside");
            lines.add(record);
            parent = record.get("uuid").asText();
        }
    }

    private ArrayNode assistant(String message) {
        ObjectNode record = record("assistant");
        ObjectNode content = record.putObject("message").put("id", message).put("role", "assistant");
        content.put("model", "claude-sonnet-4-5");
        ArrayNode blocks = content.putArray("content");
        add(record);
        return blocks;
    }

    void attachment() {
        ObjectNode record = record("attachment");
        record.putObject("attachment").put("type", "date").put("date", "2026-11-24");
        add(record);
    }

    private void system() {
        add(record("system").put("subtype", "turn_duration").put("durationMs", 5));
    }

    /** A line beside the conversation. */
    private void aside() {
        switch (dice.nextInt(4)) {
            case 0 -> line("queue-operation").put("operation", "enqueue").put("content", "x");
            case 1 -> line("file-history-snapshot").put("messageId", id()).putObject("snapshot");
            case 2 -> line("last-prompt").put("lastPrompt", "x").put("leafUuid", last);
            default -> line("something-new").putObject("data").put("type", "user");
        }
    }

    /** A compaction: what was before counts no more. */
    void compact() {
        ObjectNode boundary = record("system").put("subtype", "compact_boundary");
        boundary.putNull("parentUuid");
        boundary.put("logicalParentUuid", last);
        boundary.putObject("compactMetadata").put("trigger", "manual").put("preTokens", 1000);
        add(boundary);
        ObjectNode summary = record("user").put("isCompactSummary", true);
        summary.putObject("message").put("role", "user").put("content", "This session is being continued. SUMMARY");
        add(summary);
    }

    private ObjectNode line(String type) {
        ObjectNode line = JSON.createObjectNode().put("type", type).put("sessionId", session);
        lines.add(line);
        return line;
    }

    private ObjectNode record(String type) {
        ObjectNode record = JSON.createObjectNode().put("parentUuid", last).put("isSidechain", false);
        record.put("type", type).put("uuid", id());
        clock += 1 + dice.nextInt(5000);
        record.put("timestamp", Rewriter.timestamp(clock));
        record.put("userType", "external").put("cwd", "/home/user/project").put("sessionId", session);
        return record.put("version", "2.1.116").put("entrypoint", "sdk-cli");
    }

    private void add(ObjectNode record) {
        lines.add(record);
        last = record.get("uuid").asText();
    }

    private String piece(String kind) {
        String piece = kind + "-" + ++number + "-é";
        pieces.add(piece);
        return piece;
    }

    private String id() {
        return new UUID(dice.nextLong(), dice.nextLong()).toString();
    }
}
