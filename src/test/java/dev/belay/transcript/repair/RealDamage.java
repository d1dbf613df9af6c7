package dev.belay.transcript.repair;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/** The ways in which the sessions of the table are damaged. Lines are strings of single bytes. */
final class RealDamage {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Changes the lines of a session. */
    interface Change {
        void apply(List<String> lines);
    }

    private RealDamage() {}

    /** Each by its name; none of them needs a compaction. */
    static Map<String, Change> all() {
        Map<String, Change> all = new LinkedHashMap<>();
        all.put("none", lines -> {});
        all.put("a prompt's line is lost", lines -> lines.remove(at(lines, "PROMPT-20")));
        all.put("an answer's line is lost", lines -> lines.remove(at(lines, "FINAL-20")));
        all.put("a tool call's line is lost", lines -> lines.remove(call(lines, 31)));
        all.put("a tool result's line is lost", lines -> lines.remove(at(lines, "RESULT-31")));
        all.put("one of two parallel calls is lost", lines -> lines.remove(call(lines, 23)));
        all.put("one of two parallel results is lost", lines -> lines.remove(lastOfTwoResults(lines)));
        all.put("a whole turn is lost", lines -> lines.subList(at(lines, "PROMPT-20"), at(lines, "FINAL-20") + 1)
                .clear());
        all.put("all before the third turn's first result is lost", lines -> lines.subList(0, at(lines, "RESULT-31"))
                .clear());
        all.put("killed in a tool", lines -> lines.subList(at(lines, "RESULT-42"), lines.size())
                .clear());
        all.put("the last message is torn", lines -> {
            int last = at(lines, "FINAL-40");
            lines.subList(last + 1, lines.size()).clear();
            lines.set(last, lines.get(last).substring(0, lines.get(last).indexOf("FINAL-40") + 4));
        });
        all.put("half a line, glued to the next", lines -> glue(lines, at(lines, "RESULT-31"), true));
        all.put("two lines glued together", lines -> glue(lines, at(lines, "RESULT-31"), false));
        all.put("NUL bytes for a result's line", lines -> set(lines, "RESULT-11", line -> "\0".repeat(line.length())));
        all.put("NUL bytes before a line", lines -> set(lines, "RESULT-31", line -> "\0".repeat(4096) + line));
        all.put("NUL bytes at the end", lines -> lines.add("\0".repeat(4096)));
        all.put(
                "control characters in a text",
                lines -> set(lines, "FINAL-20", line -> line.replace("FINAL-20", "\u0001FINAL-20\u0007")));
        links(all);
        branches(all);
        order(all);
        contents(all);
        return all;
    }

    private static void links(Map<String, Change> all) {
        all.put(
                "a parent that is nowhere",
                lines -> record(
                        lines,
                        "RESULT-31",
                        record -> record.put("parentUuid", "00000000-0000-4000-8000-000000000000")));
        all.put(
                "parentUuid null in the middle",
                lines -> record(lines, "PROMPT-30", record -> record.putNull("parentUuid")));
        all.put(
                "the last message points far back",
                lines -> record(lines, "FINAL-40", record -> record.put("parentUuid", uuid(lines, "PROMPT-10"))));
        all.put(
                "a circle of parents",
                lines -> record(lines, "PROMPT-20", record -> record.put("parentUuid", uuid(lines, "FINAL-30"))));
        all.put(
                "a record that is its own parent",
                lines -> record(
                        lines,
                        "RESULT-31",
                        record -> record.put("parentUuid", record.get("uuid").asText())));
    }

    private static void branches(Map<String, Change> all) {
        all.put("a stray branch at the end", lines -> {
            ObjectNode stray = parsed(lines.get(at(lines, "PROMPT-20")));
            ((ObjectNode) stray.get("message")).put("content", "a stray prompt");
            stray.put("uuid", "11111111-0000-4000-8000-000000000000");
            stray.put("timestamp", "2100-01-01T00:00:00.000Z");
            lines.add(text(stray));
        });
        all.put("a stray branch at the end, no marks of the last prompt", lines -> {
            all.get("a stray branch at the end").apply(lines);
            lines.removeIf(line -> line.startsWith("{\"type\":\"last-prompt\""));
        });
    }

    private static void order(Map<String, Change> all) {
        all.put(
                "an invalid last timestamp",
                lines -> record(lines, "FINAL-40", record -> record.put("timestamp", "yesterday")));
        all.put("all timestamps removed", lines -> {
            for (int at = 0; at < lines.size(); at++) {
                ObjectNode record = parsed(lines.get(at));
                record.remove("timestamp");
                lines.set(at, text(record));
            }
        });
        all.put("the lines reversed", Collections::reverse);
        all.put("the lines shuffled", lines -> Collections.shuffle(lines, new Random(1)));
        all.put("the whole file doubled", lines -> lines.addAll(new ArrayList<>(lines)));
    }

    private static void contents(Map<String, Change> all) {
        all.put("a null line", lines -> lines.add(at(lines, "PROMPT-30"), "null"));
        all.put("an array for a line", lines -> lines.add(at(lines, "PROMPT-30"), "[]"));
        all.put(
                "a message without content",
                lines -> record(lines, "RESULT-31", record -> ((ObjectNode) record.get("message")).putNull("content")));
        all.put(
                "a record without its message",
                lines -> record(lines, "RESULT-31", record -> record.remove("message")));
        all.put(
                "an empty text in an answer",
                lines -> record(lines, "FINAL-20", record -> ((ObjectNode)
                                record.get("message").get("content").get(0))
                        .put("text", "")));
        all.put("an unknown type", lines -> record(lines, "FINAL-20", record -> record.put("type", "unheard-of")));
        all.put("a result twice", lines -> {
            ObjectNode second = parsed(lines.get(at(lines, "RESULT-31")));
            second.put("uuid", "22222222-0000-4000-8000-000000000000");
            lines.add(at(lines, "RESULT-31") + 1, text(second));
        });
    }

    /** The session with this damage. */
    static byte[] apply(byte[] session, Change change) {
        String text = new String(session, StandardCharsets.ISO_8859_1);
        List<String> lines = new ArrayList<>(List.of(text.split("\n")));
        change.apply(lines);
        boolean torn = !lines.get(lines.size() - 1).endsWith("}");
        return (String.join("\n", lines) + (torn ? "" : "\n")).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The message that says this; copies of requests (2.1.329) and queues aside. */
    static int at(List<String> lines, String piece) {
        for (int at = 0; at < lines.size(); at++) {
            String line = lines.get(at);
            if (line.contains("\"" + piece + "\"") && line.contains("\"message\":") && line.contains("\"uuid\":")) {
                return at;
            }
        }
        throw new IllegalStateException("no " + piece);
    }

    /** The client writes them in the order in which the tools end; what comes next hangs on the last one. */
    private static int lastOfTwoResults(List<String> lines) {
        return Math.max(at(lines, "RESULT-23"), at(lines, "RESULT-24"));
    }

    private static int call(List<String> lines, int number) {
        for (int at = 0; at < lines.size(); at++) {
            if (lines.get(at).contains("$((" + number + " + 0))")
                    && lines.get(at).contains("\"uuid\":")) {
                return at;
            }
        }
        throw new IllegalStateException("no call " + number);
    }

    private static void glue(List<String> lines, int at, boolean half) {
        String line = lines.get(at);
        int end = half ? line.indexOf("RESULT-") + 20 : line.length();
        lines.set(at, line.substring(0, end) + lines.remove(at + 1));
    }

    private static void set(List<String> lines, String piece, java.util.function.UnaryOperator<String> how) {
        int at = at(lines, piece);
        lines.set(at, how.apply(lines.get(at)));
    }

    private static void record(List<String> lines, String piece, Consumer<ObjectNode> how) {
        int at = at(lines, piece);
        ObjectNode record = parsed(lines.get(at));
        how.accept(record);
        lines.set(at, text(record));
    }

    private static String uuid(List<String> lines, String piece) {
        return parsed(lines.get(at(lines, piece))).get("uuid").asText();
    }

    private static ObjectNode parsed(String line) {
        try {
            return (ObjectNode) JSON.readTree(line.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static String text(ObjectNode record) {
        return new String(record.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
