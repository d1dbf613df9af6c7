package dev.belay.spending;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SessionUsageTest extends Bills {
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
}
