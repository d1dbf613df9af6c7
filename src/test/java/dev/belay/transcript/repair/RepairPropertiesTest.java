package dev.belay.transcript.repair;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.belay.json.Source;
import dev.belay.transcript.repair.scan.Placeholders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever happens to a valid transcript, the repaired one is sound and has everything that was still readable. */
class RepairPropertiesTest {
    private static final int TRIES = Integer.getInteger("belay.tries", 3000);
    private static final Damage[] ALL = Damage.values();
    private static final ObjectMapper LENIENT = JsonMapper.builder()
            .enable(com.fasterxml.jackson.core.json.JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .build();

    @Test
    void aValidTranscriptIsHealthyAndStaysByteForByte() {
        for (int seed = 0; seed < 200; seed++) {
            byte[] bytes = SampleTranscript.random(seed).bytes();
            RepairPlan plan = plan(bytes);
            assertTrue(plan.healthy(), seed + ": " + plan.repaired() + plan.lost());
            assertArrayEquals(bytes, plan.bytes());
            RepairedTranscript.read(bytes);
        }
    }

    @Test
    void eachSingleDamageIsRepaired() {
        for (Damage damage : ALL) {
            for (int seed = 0; seed < 40; seed++) {
                check(seed, List.of(damage));
            }
        }
    }

    @Test
    void anySequenceOfDamageIsRepaired() {
        for (int seed = 0; seed < TRIES; seed++) {
            Random dice = new Random(seed);
            List<Damage> damages = new ArrayList<>();
            for (int i = 1 + dice.nextInt(6); i > 0; i--) {
                damages.add(ALL[dice.nextInt(ALL.length)]);
            }
            check(seed, damages);
        }
    }

    private static void check(long seed, List<Damage> damages) {
        SampleTranscript sample = SampleTranscript.random(seed);
        byte[] bytes = sample.bytes();
        Random dice = new Random(seed * 31);
        for (Damage damage : damages) {
            bytes = damage.apply(bytes, dice);
        }
        String what = damages + " with seed " + seed;
        try {
            byte[] repaired = plan(bytes).bytes();
            RepairedTranscript transcript = RepairedTranscript.read(repaired);
            String heard = transcript.heard();
            List<String> readable = readable(bytes, sample.pieces());
            List<String> missing =
                    readable.stream().filter(piece -> !heard.contains(piece)).toList();
            assertEquals(List.of(), missing, what);
            if (orderIsKnown(damages)) {
                // A result without its call is text, and has to wait until the results beside it are through.
                List<String> inOrder = readable.stream()
                        .filter(piece -> !becameText(piece, heard))
                        .toList();
                List<String> order = inOrder.stream()
                        .sorted(java.util.Comparator.comparingInt(heard::indexOf))
                        .toList();
                assertEquals(inOrder, parallelSorted(order), what);
            }
            RepairPlan again = plan(repaired);
            assertTrue(again.healthy(), () -> what + ": again " + again.repaired() + again.lost());
            assertArrayEquals(repaired, again.bytes(), what);
        } catch (RuntimeException | AssertionError failure) {
            throw new AssertionError(what, failure);
        }
    }

    /** Neither lines in disorder, nor lines that stand only in a second copy while times or links are lost as well. */
    private static boolean orderIsKnown(List<Damage> damages) {
        boolean doubled = damages.contains(Damage.DOUBLE_THE_FILE) || damages.contains(Damage.DOUBLE_THE_TAIL);
        boolean lost = List.of(Damage.NO_TIME, Damage.BAD_TIME, Damage.ANOTHER_PARENT, Damage.SELF_AS_PARENT).stream()
                .anyMatch(damages::contains);
        return damages.stream().noneMatch(Damage::reorders) && !(doubled && lost);
    }

    /** The results of parallel calls come in no order of their own. */
    private static List<String> parallelSorted(List<String> pieces) {
        List<String> sorted = new ArrayList<>(pieces);
        for (int from = 0; from < sorted.size(); from++) {
            int to = from;
            while (to < sorted.size() && sorted.get(to).startsWith("RESULT")) {
                to++;
            }
            sorted.subList(from, to)
                    .sort(java.util.Comparator.comparingInt(piece -> Integer.parseInt(piece.split("-")[1])));
            from = to;
        }
        return sorted;
    }

    private static boolean becameText(String piece, String heard) {
        int at = heard.indexOf(piece);
        return heard.substring(Math.max(0, at - 100), at).contains(Placeholders.LOST_CALL.strip());
    }

    private static RepairPlan plan(byte[] bytes) {
        return TranscriptRepair.plan(Source.of(bytes), Instant.parse("2026-11-24T09:00:00Z"), read -> {});
    }

    /** The pieces that stand in a whole record of a message, wherever that is, found without Belay's own reader. */
    private static List<String> readable(byte[] bytes, List<String> pieces) {
        StringBuilder found = new StringBuilder();
        for (int at = 0; at < bytes.length; at++) {
            if (bytes[at] == '{' && (at == 0 || bytes[at - 1] != ':' && bytes[at - 1] != '[' && bytes[at - 1] != ',')) {
                int end = at;
                while (end < bytes.length && bytes[end] != '\n') {
                    end++;
                }
                try (JsonParser parser = LENIENT.createParser(bytes, at, end - at)) {
                    JsonNode record = LENIENT.readTree(parser);
                    boolean message = record.path("type").asText().matches("user|assistant")
                            && !record.path("isSidechain").asBoolean();
                    if (message) {
                        found.append(record.path("message").path("content")).append('\n');
                    }
                } catch (IOException broken) {
                    // Not readable.
                }
            }
        }
        String text = found.toString().replace("\\u0007", "");
        return pieces.stream().filter(text::contains).toList();
    }

    @Test
    void piecesAreFoundInAWholeTranscript() {
        SampleTranscript sample = SampleTranscript.random(1);
        assertEquals(sample.pieces(), readable(sample.bytes(), sample.pieces()));
        assertTrue(new String(sample.bytes(), StandardCharsets.UTF_8).contains("PROMPT-1"));
    }
}
