package dev.belay.transcript.repair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A session that was refused for its size is trimmed again and again, until it fits or nothing of it can go. */
class RefusedTrimTest {
    private static final String TOO_LONG = "API Error: 400 Input is too long for requested model.";

    @TempDir
    Path folder;

    private String last;

    private String record(String type, String rest) {
        String id = UUID.randomUUID().toString();
        String parent = last == null ? "null" : "\"" + last + "\"";
        last = id;
        return "{\"parentUuid\":" + parent
                + ",\"isSidechain\":false,\"userType\":\"external\",\"cwd\":\"/w\",\"sessionId\":\""
                + new UUID(1, 2) + "\",\"version\":\"2.1.116\",\"type\":\"" + type + "\",\"uuid\":\"" + id
                + "\",\"timestamp\":\"2026-11-24T08:00:00.000Z\"," + rest + "}\n";
    }

    private String assistant(String id, String content, String more) {
        return record(
                "assistant",
                more + "\"message\":{\"id\":\"" + id
                        + "\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"m\",\"content\":[" + content
                        + "],\"stop_reason\":\"tool_use\",\"usage\":{\"input_tokens\":1200,\"output_tokens\":20}}");
    }

    private String error(String words) {
        return assistant(
                "error" + last,
                "{\"type\":\"text\",\"text\":\"" + words + "\"}",
                "\"isApiErrorMessage\":true,\"error\":\"unknown\",");
    }

    private Path session(Random dice, int calls) throws IOException {
        StringBuilder text = new StringBuilder(record("user", "\"message\":{\"role\":\"user\",\"content\":\"do it\"}"));
        for (int call = 0; call < calls; call++) {
            String use = "toolu_" + call;
            text.append(assistant(
                    "msg_" + call,
                    "{\"type\":\"tool_use\",\"id\":\"" + use + "\",\"name\":\"Bash\",\"input\":{\"command\":\"seq\"}}",
                    ""));
            text.append(record(
                    "user",
                    "\"message\":{\"role\":\"user\",\"content\":[{\"tool_use_id\":\"" + use
                            + "\",\"type\":\"tool_result\",\"content\":\""
                            + "number ".repeat(dice.nextInt(6_000)) + "\"}]}"));
        }
        Path file = folder.resolve(UUID.randomUUID() + ".jsonl");
        return Files.writeString(file, text + error(TOO_LONG));
    }

    private SessionRepair.Result trim(Path file, boolean smaller) throws IOException {
        return new SessionRepair(folder.resolve("configuration"), file, bytes -> {})
                .trim(OptionalLong.empty(), OptionalInt.empty(), smaller, true);
    }

    private Path copy(Path of, SessionRepair.Result result) {
        return of.resolveSibling(result.session().orElseThrow().value() + ".jsonl");
    }

    /** The copy, refused as well. */
    private Path refused(Path copy) throws IOException {
        String text = Files.readString(copy);
        last = text.substring(text.lastIndexOf("\"uuid\":\"") + 8).substring(0, 36);
        return Files.writeString(copy, text + error(TOO_LONG));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void eachTrimShrinksTheSessionOrSaysThatNothingCanGo(long seed) throws IOException {
        Random dice = new Random(seed);
        Path file = session(dice, 1 + dice.nextInt(20));
        int trims = 0;
        SessionRepair.Result result = trim(file, true);
        while (result.session().isPresent()) {
            Path smaller = copy(file, result);
            assertTrue(Files.size(smaller) < Files.size(file), "trim " + trims + " did not shrink it");
            file = refused(smaller);
            assertTrue(++trims < 20, "endless");
            result = trim(file, true);
        }
        assertTrue(trims > 0);
        assertFalse(result.goal());
        assertTrue(result.lost().toString().contains("after the API refused it as too large"), "" + result);
    }

    @Test
    void halvesWhatTheEstimateWouldHaveFitIn() throws IOException {
        Path file = session(new Random(9), 12);
        SessionRepair.Result result = trim(file, false);
        assertTrue(result.goal(), "" + result);
        assertTrue(Files.size(copy(file, result)) < 0.6 * Files.size(file));
    }

    @Test
    void leavesASessionAloneThatWasNotRefused() throws IOException {
        Path file = session(new Random(9), 12);
        Files.writeString(file, Files.readString(file).replace(TOO_LONG, "API Error: 500 Internal server error"));
        SessionRepair.Result result = trim(file, false);
        assertEquals(SessionRepair.Outcome.NOT_NEEDED, result.outcome());
        assertTrue(result.goal());
        assertEquals(
                SessionRepair.Outcome.DONE, trim(file, true).outcome(), "on request it becomes smaller all the same");
    }

    /** 2.1.332 compacts a part of the conversation and sends the rest as it was. */
    @Test
    void countsWhatACompactionHasKept() throws IOException {
        Path file = session(new Random(9), 12);
        String[] lines = Files.readString(file).split("\n");
        String head = lines[5].replaceAll(".*\"uuid\":\"([^\"]+)\".*", "$1");
        String tail = last;
        String boundary = "{\"parentUuid\":null,\"logicalParentUuid\":\"" + tail
                + "\",\"isSidechain\":false,\"type\":\"system\",\"subtype\":\"compact_boundary\",\"content\":\"Conversation"
                + " compacted\",\"uuid\":\"" + new UUID(3, 4)
                + "\",\"timestamp\":\"2026-11-24T08:00:01.000Z\",\"sessionId\":\""
                + new UUID(1, 2) + "\",\"compactMetadata\":{\"trigger\":\"auto\",\"preTokens\":8083";
        String kept = ",\"preservedSegment\":{\"headUuid\":\"" + head + "\",\"anchorUuid\":\"x\",\"tailUuid\":\"" + tail
                + "\"}";
        last = new UUID(3, 4).toString();
        String summary = record(
                "user", "\"isCompactSummary\":true,\"message\":{\"role\":\"user\",\"content\":\"The work so far.\"}");
        String end = summary + error(TOO_LONG);
        String before = Files.readString(file);
        Files.writeString(file, before + boundary + "}}\n" + end);
        assertEquals(SessionRepair.Outcome.NOT_NEEDED, trim(file, true).outcome(), "all of it was compacted");
        Files.writeString(file, before + boundary + kept + "}}\n" + end);
        assertEquals(SessionRepair.Outcome.DONE, trim(file, true).outcome());
    }
}
