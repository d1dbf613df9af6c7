package dev.belay.spending;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.evidence.Spending;
import dev.belay.settings.SpendingLimit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpendingMeterTest {
    private static final String OPUS = "claude-opus-5-5";
    /** A hundred thousand input tokens of it cost 40 cents. */
    private static final long FORTY_CENTS = 400_000_000L;

    @TempDir
    Path folder;

    private Path transcript;

    @BeforeEach
    void aTranscript() {
        transcript = folder.resolve("11111111-2222-4333-8444-555555555555.jsonl");
    }

    private SpendingMeter meter(String... limits) {
        List<SpendingLimit> all = new java.util.ArrayList<>();
        for (int i = 0; i < limits.length; i += 2) {
            all.add(SpendingLimit.parse(SpendingLimit.What.valueOf(limits[i]), limits[i + 1])
                    .orElseThrow());
        }
        return new SpendingMeter(all, Map.of("HOME", folder.toString()), Optional.of(folder));
    }

    private static String answer(String id, String model, long input, long output) {
        return answer(id, model, "\"input_tokens\": " + input + ", \"output_tokens\": " + output, Instant.now());
    }

    private static String answer(String id, String model, String usage, Instant at) {
        return "{\"type\": \"assistant\", \"requestId\": \"req_" + id + "\", \"timestamp\": \"" + at
                + "\", \"message\": {\"id\": \"msg_" + id + "\", \"model\": \"" + model
                + "\", \"content\": [], \"usage\": {" + usage + "}}}";
    }

    private static String clientsTotal(double dollars) {
        return "{\"type\":\"cost-state\",\"sessionId\":\"11111111-2222-4333-8444-555555555555\",\"totalCostUSD\":"
                + dollars + ",\"modelUsage\":{}}";
    }

    private static void write(Path file, String... lines) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, String.join("\n", lines) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private SpendingMeter read(SpendingMeter meter) {
        meter.read(transcript, 0);
        return meter;
    }

    @Test
    void anAnswerWrittenAsSeveralLinesIsCountedOnceAndWithItsLastFigures() throws Exception {
        SpendingMeter meter = meter();
        write(transcript, answer("1", OPUS, 100_000, 1), answer("1", OPUS, 100_000, 2000));
        assertEquals(FORTY_CENTS + 40_000_000L, read(meter).cost());
        write(transcript, answer("1", OPUS, 100_000, 2000), answer("2", OPUS, 100_000, 0));
        assertEquals(2 * FORTY_CENTS + 40_000_000L, read(meter).cost());
        assertEquals(202_000, meter.tokens());
    }

    @Test
    void subAgentsCountWhereverTheirTranscriptsAre() throws Exception {
        SpendingMeter meter = meter();
        write(transcript, answer("1", OPUS, 100_000, 0));
        Path own = transcript.resolveSibling("11111111-2222-4333-8444-555555555555/subagents/agent-a1.jsonl");
        write(own, answer("2", OPUS, 100_000, 0));
        write(own.resolveSibling("workflows/w1/agent-a2.jsonl"), answer("3", OPUS, 100_000, 0));
        write(transcript.resolveSibling("agent-b.jsonl"), answer("4", OPUS, 100_000, 0));
        String stranger = answer("5", OPUS, 100_000, 0).replace("{\"type\"", "{\"sessionId\": \"another\", \"type\"");
        write(transcript.resolveSibling("agent-c.jsonl"), stranger);
        assertEquals(4 * FORTY_CENTS, read(meter).cost());
    }

    @Test
    void eachSortOfTokensHasItsPrice() throws Exception {
        SpendingMeter meter = meter();
        write(
                transcript,
                answer(
                        "1",
                        OPUS,
                        "\"input_tokens\": 1000, \"output_tokens\": 1000, \"cache_read_input_tokens\": 1000,"
                                + " \"cache_creation_input_tokens\": 2000, \"cache_creation\":"
                                + " {\"ephemeral_1h_input_tokens\": 1000, \"ephemeral_5m_input_tokens\": 1000},"
                                + " \"server_tool_use\": {\"web_search_requests\": 2}",
                        Instant.now()));
        long thousand = 1000L * 1000;
        assertEquals(
                thousand * (4 + 20 + 5 + 8) + thousand / 5 + 20_000_000L,
                read(meter).cost());
        assertEquals(5000, meter.tokens());
    }

    @Test
    void whatWasSpentBeforeTheRunDoesNotCount() throws Exception {
        Instant before = Instant.now().minusSeconds(3600);
        write(transcript, answer("1", OPUS, "\"input_tokens\": 100000", before));
        SpendingMeter meter = meter();
        write(transcript, answer("2", OPUS, 100_000, 0));
        assertEquals(FORTY_CENTS, read(meter).cost());
    }

    @Test
    void whatTheClientReckonsBeyondItsAnswersCountsToo() throws Exception {
        SpendingMeter meter = meter();
        write(transcript, answer("1", OPUS, 100_000, 0), clientsTotal(0.5));
        assertEquals(500_000_000L, read(meter).cost());
        meter.clientStarted();
        write(transcript, answer("2", OPUS, 100_000, 0), clientsTotal(0.9), clientsTotal(0.9));
        assertEquals(900_000_000L, read(meter).cost());
    }

    @Test
    void aClientThatWasKilledIsCountedByItsAnswers() throws Exception {
        SpendingMeter meter = meter();
        write(transcript, answer("1", OPUS, 100_000, 0), answer("2", OPUS, 100_000, 0));
        read(meter).clientStarted();
        write(transcript, answer("3", OPUS, 100_000, 0), clientsTotal(0.4));
        assertEquals(3 * FORTY_CENTS, read(meter).cost());
    }

    @Test
    void aResumedSessionBeginsWithWhatTheClientHadReckonedBefore() throws Exception {
        write(transcript, clientsTotal(7.5));
        long start = Files.size(transcript);
        SpendingMeter meter = meter();
        write(transcript, answer("1", OPUS, 100_000, 0), clientsTotal(7.9));
        meter.read(transcript, start);
        assertEquals(FORTY_CENTS, meter.cost());
    }

    @Test
    void aLimitIsWarnedOfOnceAndThenReached() throws Exception {
        SpendingMeter meter = meter("COST", "1");
        write(transcript, answer("1", OPUS, 200_000, 0));
        read(meter);
        Spending.Standing near =
                meter.warning(Instant.now()).orElseThrow().nearly().orElseThrow();
        assertEquals("0.80 USD of 1 USD spent (--max-cost 1)", near.words());
        assertTrue(meter.warning(Instant.now()).isEmpty());
        assertTrue(meter.standing(Instant.now()).reached().isEmpty());
        write(transcript, answer("2", OPUS, 50_000, 0));
        Spending reached = read(meter).standing(Instant.now());
        assertEquals(
                "1 USD of 1 USD spent (--max-cost 1)",
                reached.reached().orElseThrow().words());
        assertFalse(reached.atOnce());
        write(transcript, answer("3", OPUS, 25_000, 0));
        assertTrue(read(meter).standing(Instant.now()).atOnce());
    }

    @Test
    void aWindowForgetsWhatIsOlder() throws Exception {
        SpendingMeter meter = meter("TOKENS", "100k/1h");
        write(transcript, answer("1", OPUS, 100_000, 0));
        Instant now = Instant.now();
        String words = read(meter).standing(now).reached().orElseThrow().words();
        assertTrue(
                words.startsWith(
                        "100k of 100k tokens used within 1 h (--max-tokens 100k/1h); within the limit again at "),
                words);
        assertTrue(meter.standing(now.plusSeconds(3700)).reached().isEmpty());
    }

    @Test
    void onlyWhatRecoveriesSpendCountsForThem() throws Exception {
        SpendingMeter meter = meter("RECOVERY_COST", "0.4");
        write(transcript, answer("1", OPUS, 500_000, 0));
        assertTrue(read(meter).standing(Instant.now()).reached().isEmpty());
        meter.recovering(true);
        write(transcript, answer("2", OPUS, 100_000, 0));
        assertEquals(
                "recoveries alone have spent 0.40 USD of 0.40 USD (--max-recovery-cost 0.4)",
                read(meter).ofWork(Instant.now()).reached().orElseThrow().words());
        meter.recovering(false);
        assertTrue(meter.ofWork(Instant.now()).reached().isEmpty());
        assertTrue(meter.standing(Instant.now()).reached().isPresent());
    }

    @Test
    void aModelWithoutAPriceIsNamedAndCountedAtTheDearest() throws Exception {
        SpendingMeter meter = meter("COST", "1");
        write(transcript, answer("1", "some-model-of-a-gateway", 100_000, 0));
        assertEquals(
                "1.50 USD of 1 USD spent (--max-cost 1); no price is known for some-model-of-a-gateway, so the dearest was"
                        + " taken",
                read(meter).standing(Instant.now()).reached().orElseThrow().words());
    }

    @Test
    void anotherJvmGoesOnCounting() throws Exception {
        SpendingMeter first = meter();
        write(transcript, answer("1", OPUS, 100_000, 0));
        read(first);
        write(transcript, answer("2", OPUS, 100_000, 0));
        Thread.sleep(5);
        SpendingMeter second = meter();
        write(transcript, answer("2", OPUS, 100_000, 0), answer("3", OPUS, 100_000, 0));
        second.read(transcript, Files.size(transcript));
        assertEquals(3 * FORTY_CENTS, second.cost());
    }

    @Test
    void damagedLinesAndHugeOnesAreNoBill() throws Exception {
        SpendingMeter meter = meter();
        write(
                transcript,
                "{\"type\": \"assistant\", \"usage\"",
                "\0\0\"usage\"\0",
                "{\"type\": \"user\", \"usage\": \"" + "x".repeat(20 << 20) + "\"}",
                "{\"type\": \"assistant\", \"message\": {\"id\": \"m\", \"model\": \"" + OPUS
                        + "\", \"usage\": {\"input_tokens\": -5, \"output_tokens\": 99999999999999999999}}}",
                answer("1", OPUS, 100_000, 0));
        assertEquals(FORTY_CENTS, read(meter).cost());
    }
}
