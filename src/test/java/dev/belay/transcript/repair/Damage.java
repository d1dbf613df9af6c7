package dev.belay.transcript.repair;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;

/** What crashes, full disks, two writers and old clients do to a transcript. Lines are strings of single bytes. */
enum Damage {
    DROP_A_LINE((lines, dice) -> lines.remove(any(lines, dice))),
    DROP_THREE_LINES((lines, dice) -> {
        int from = any(lines, dice);
        lines.subList(from, Math.min(lines.size(), from + 3)).clear();
    }),
    DROP_THE_HEAD((lines, dice) -> lines.subList(0, lines.size() / 4).clear()),
    DROP_THE_TAIL((lines, dice) ->
            lines.subList(lines.size() - lines.size() / 4, lines.size()).clear()),
    TEAR_A_LINE((lines, dice) -> change(lines, dice, line -> line.substring(0, cut(line, dice)))),
    TEAR_THE_LAST_LINE((lines, dice) -> {
        int last = lines.size() - 1;
        lines.set(last, lines.get(last).substring(0, cut(lines.get(last), dice)));
    }),
    LOSE_THE_HEAD_OF_A_LINE((lines, dice) -> change(lines, dice, line -> line.substring(cut(line, dice)))),
    GLUE_TWO_LINES((lines, dice) -> {
        int at = any(lines, dice);
        if (at + 1 < lines.size()) {
            lines.set(at, lines.get(at) + lines.remove(at + 1));
        }
    }),
    GLUE_HALF_A_LINE((lines, dice) -> {
        int at = any(lines, dice);
        if (at + 1 < lines.size()) {
            String line = lines.get(at);
            lines.set(at, line.substring(0, cut(line, dice)) + lines.remove(at + 1));
        }
    }),
    NULS_FOR_A_LINE((lines, dice) -> change(lines, dice, line -> "\0".repeat(line.length()))),
    NULS_BEFORE_A_LINE((lines, dice) -> change(lines, dice, line -> "\0".repeat(100) + line)),
    NULS_AT_THE_END((lines, dice) -> lines.add("\0".repeat(4096))),
    DOUBLE_A_LINE((lines, dice) -> lines.add(any(lines, dice), lines.get(any(lines, dice)))),
    DOUBLE_THE_FILE((lines, dice) -> lines.addAll(new ArrayList<>(lines))),
    DOUBLE_THE_TAIL((lines, dice) -> lines.addAll(new ArrayList<>(lines.subList(lines.size() * 3 / 4, lines.size())))),
    GARBAGE((lines, dice) -> lines.add(any(lines, dice), "garbage " + dice.nextInt())),
    A_NULL_LINE((lines, dice) -> lines.add(any(lines, dice), "null")),
    AN_ARRAY_LINE((lines, dice) -> lines.add(any(lines, dice), "[]")),
    BLANK_LINES((lines, dice) -> lines.add(any(lines, dice), "")),
    CARRIAGE_RETURNS((lines, dice) -> lines.replaceAll(line -> line + "\r")),
    BYTE_ORDER_MARK((lines, dice) -> lines.set(0, "\u00ef\u00bb\u00bf" + lines.get(0))),
    DANGLING_PARENT((lines, dice) -> record(
            lines, dice, record -> record.put("parentUuid", UUID.randomUUID().toString()))),
    NO_PARENT((lines, dice) -> record(lines, dice, record -> record.putNull("parentUuid"))),
    SELF_AS_PARENT((lines, dice) -> record(lines, dice, record -> record.set("parentUuid", record.get("uuid")))),
    ANOTHER_PARENT((lines, dice) -> {
        String uuid = uuid(lines, dice);
        record(lines, dice, record -> record.put("parentUuid", uuid));
    }),
    NO_UUID((lines, dice) -> record(lines, dice, record -> record.remove("uuid"))),
    NO_TIME((lines, dice) -> record(lines, dice, record -> record.remove("timestamp"))),
    BAD_TIME((lines, dice) -> record(lines, dice, record -> record.put("timestamp", "yesterday"))),
    EMPTY_TEXT((lines, dice) -> record(lines, dice, record -> {
        if (record.path("type").asText().equals("assistant")) {
            ((ObjectNode) record.get("message"))
                    .putArray("content")
                    .addObject()
                    .put("type", "text")
                    .put("text", "");
        }
    })),
    NO_CONTENT((lines, dice) -> record(lines, dice, record -> {
        if (record.path("message").isObject()) {
            ((ObjectNode) record.get("message")).putNull("content");
        }
    })),
    NO_MESSAGE((lines, dice) -> record(lines, dice, record -> record.remove("message"))),
    CONTROL_CHARACTERS((lines, dice) -> change(lines, dice, line -> line.replace("-\u00c3", "-\u0007\u00c3"))),
    WRONG_SIDECHAIN((lines, dice) -> record(lines, dice, record -> record.put("isSidechain", true))),
    STRAY_LEAF((lines, dice) -> {
        String uuid = uuid(lines, dice);
        lines.add("{\"parentUuid\":\"" + uuid + "\",\"isSidechain\":false,\"type\":\"user\",\"message\":"
                + "{\"role\":\"user\",\"content\":\"stray\"},\"uuid\":\"" + UUID.randomUUID()
                + "\",\"timestamp\":\"2026-11-25T00:00:00.000Z\",\"entrypoint\":\"sdk-cli\"}");
    }),
    DOUBLED_RESULT((lines, dice) -> {
        List<String> results =
                lines.stream().filter(line -> line.contains("tool_use_id")).toList();
        if (!results.isEmpty()) {
            String result = results.get(dice.nextInt(results.size()));
            parsed(result)
                    .ifPresent(record -> lines.add(
                            lines.indexOf(result) + 1,
                            text(record.put("uuid", UUID.randomUUID().toString()))));
        }
    }),
    SWAP_LINES((lines, dice) -> Collections.swap(lines, any(lines, dice), any(lines, dice))),
    REVERSE((lines, dice) -> Collections.reverse(lines)),
    SHUFFLE(Collections::shuffle);

    private interface Change {
        void apply(List<String> lines, Random dice);
    }

    private final Change change;

    Damage(Change change) {
        this.change = change;
    }

    /** The transcript with this damage; the same for the same dice. */
    byte[] apply(byte[] transcript, Random dice) {
        String text = new String(transcript, StandardCharsets.ISO_8859_1);
        boolean ends = text.endsWith("\n");
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        lines.remove(lines.size() - 1);
        if (lines.size() > 3) {
            change.apply(lines, dice);
        }
        boolean whole = ends && this != TEAR_THE_LAST_LINE && this != NULS_AT_THE_END;
        return (String.join("\n", lines) + (whole ? "\n" : "")).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Whether the order of the lines says nothing any more. */
    boolean reorders() {
        return this == SWAP_LINES || this == REVERSE || this == SHUFFLE || this == DOUBLE_A_LINE;
    }

    private static int any(List<String> lines, Random dice) {
        return dice.nextInt(lines.size());
    }

    private static int cut(String line, Random dice) {
        return line.isEmpty() ? 0 : dice.nextInt(line.length());
    }

    private static void change(List<String> lines, Random dice, java.util.function.UnaryOperator<String> how) {
        int at = any(lines, dice);
        lines.set(at, how.apply(lines.get(at)));
    }

    private static void record(List<String> lines, Random dice, Consumer<ObjectNode> how) {
        int at = any(lines, dice);
        parsed(lines.get(at)).ifPresent(record -> {
            if (record.has("uuid")) {
                how.accept(record);
                lines.set(at, text(record));
            }
        });
    }

    private static String uuid(List<String> lines, Random dice) {
        for (int i = 0; i < 50; i++) {
            var record = parsed(lines.get(any(lines, dice)));
            if (record.isPresent() && record.get().has("uuid")) {
                return record.get().get("uuid").asText();
            }
        }
        return UUID.randomUUID().toString();
    }

    private static java.util.Optional<ObjectNode> parsed(String line) {
        try {
            JsonNode node = SampleTranscript.JSON.readTree(line.getBytes(StandardCharsets.ISO_8859_1));
            return node instanceof ObjectNode object ? java.util.Optional.of(object) : java.util.Optional.empty();
        } catch (java.io.IOException broken) {
            return java.util.Optional.empty();
        }
    }

    private static String text(ObjectNode record) {
        try {
            return new String(SampleTranscript.JSON.writeValueAsBytes(record), StandardCharsets.ISO_8859_1);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
