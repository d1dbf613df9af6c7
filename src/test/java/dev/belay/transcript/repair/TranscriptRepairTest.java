package dev.belay.transcript.repair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.belay.json.Source;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Single damages that need more than a chain: compactions, rewinding, poison. */
class TranscriptRepairTest {
    private static RepairPlan plan(List<ObjectNode> lines) {
        String text = lines.stream().map(line -> line + "\n").collect(Collectors.joining());
        return plan(text.getBytes(StandardCharsets.UTF_8));
    }

    private static RepairPlan plan(byte[] bytes) {
        return TranscriptRepair.plan(Source.of(bytes), Instant.EPOCH, read -> {});
    }

    private static SampleTranscript compacted() {
        SampleTranscript sample = new SampleTranscript(7);
        sample.turn();
        sample.compact();
        sample.turn();
        return sample;
    }

    @Test
    void aCompactedSessionIsHealthy() {
        assertTrue(plan(compacted().bytes()).healthy());
    }

    @Test
    void aBoundaryWithoutItsSummaryGivesTheHistoryBack() {
        SampleTranscript sample = compacted();
        sample.lines().removeIf(line -> line.path("isCompactSummary").asBoolean());
        RepairPlan plan = plan(sample.lines());
        assertFalse(plan.toString().contains("compact_boundary"));
        String heard = RepairedTranscript.read(plan.bytes()).heard();
        assertEquals(
                List.of(),
                sample.pieces().stream().filter(piece -> !heard.contains(piece)).toList());
    }

    @Test
    void aSummaryWithoutItsBoundaryKeepsTheHistoryWhereThatFits() {
        SampleTranscript sample = compacted();
        sample.lines().removeIf(line -> line.path("subtype").asText().equals("compact_boundary"));
        String heard = RepairedTranscript.read(plan(sample.lines()).bytes()).heard();
        assertTrue(heard.contains(sample.pieces().get(0)) && heard.contains("SUMMARY"));
    }

    @Test
    void aBranchThatWasLeftByRewindingStaysLeft() {
        SampleTranscript sample = new SampleTranscript(3);
        sample.turn();
        String before =
                sample.lines().get(sample.lines().size() - 1).get("uuid").asText();
        sample.prompt();
        sample.answer();
        int from = sample.lines().size();
        sample.prompt();
        sample.answer();
        sample.lines().get(from).put("parentUuid", before);
        sample.lines().forEach(line -> line.put("entrypoint", "cli"));
        RepairPlan plan = plan(sample.lines());
        assertTrue(plan.healthy(), plan.repaired().toString());
        assertEquals(1, plan.notes().size());
    }

    @Test
    void thinkingGoesOnlyWhereTheApiHasRefusedIt() {
        SampleTranscript sample = SampleTranscript.random(4);
        assertTrue(plan(sample.bytes()).toString().contains("\"thinking\""));
        sample.prompt();
        ObjectNode error = sample.lines().get(sample.lines().size() - 1).deepCopy();
        error.put("type", "assistant").put("isApiErrorMessage", true);
        error.put("parentUuid", error.get("uuid").asText()).put("uuid", "e");
        error.putObject("message")
                .put("role", "assistant")
                .put("model", "<synthetic>")
                .putArray("content")
                .addObject()
                .put("type", "text")
                .put("text", "API Error: 400 `thinking` blocks in the latest assistant message cannot be modified");
        sample.lines().add(error);
        RepairPlan plan = plan(sample.lines());
        assertFalse(plan.toString().contains("\"type\":\"thinking\""));
        assertTrue(plan(plan.bytes()).healthy());
        RepairedTranscript.read(plan.bytes());
    }

    @Test
    void aTornAnswerIsKeptAsFarAsItGoes() {
        SampleTranscript sample = SampleTranscript.random(5);
        String text = new String(sample.bytes(), StandardCharsets.UTF_8);
        String answer = sample.pieces().get(sample.pieces().size() - 1);
        String torn = text.substring(0, text.lastIndexOf(answer) + 6);
        RepairPlan plan = plan(torn.getBytes(StandardCharsets.UTF_8));
        assertTrue(plan.toString().contains("ANSWER [the rest of this was lost]"), plan.toString());
        RepairedTranscript.read(plan.bytes());
    }

    @Test
    void unknownRecordsStayByteForByte() {
        SampleTranscript sample = SampleTranscript.random(9);
        String strange = "{ \"type\" : \"from-the-future\",  \"payload\": [1, 2.50e3, \"\\u00e9\"] }";
        String text = strange + "\n" + new String(sample.bytes(), StandardCharsets.UTF_8) + "null\n" + strange + "\n";
        String repaired = plan(text.getBytes(StandardCharsets.UTF_8)).toString();
        assertTrue(repaired.startsWith(strange + "\n") && repaired.endsWith("\n" + strange + "\n"));
    }
}
