package dev.belay.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.belay.demo.api.Answer;
import dev.belay.demo.api.Interruption;
import dev.belay.demo.message.Json;
import dev.belay.demo.wire.Request;
import dev.belay.demo.wire.Wires;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SeedSessionTest {
    @Test
    void failsUntilTheConversationIsShorter() {
        SeedSession session = new SeedSession(" Bye.");
        for (int i = 0; i < 3; i++) {
            assertEquals("tool_use", ((Answer) session.next(request(100 * i))).stopReason());
        }
        for (int length : new int[] {1000, 1050, 1000}) {
            Interruption fault = ((Answer) session.next(request(length))).interruption();
            assertEquals("Out of memory", fault.message());
            assertEquals(Interruption.Point.AFTER_BLOCKS, fault.point());
            assertEquals(1, fault.blocks());
        }
        Answer last = (Answer) session.next(request(300));
        assertEquals("end_turn", last.stopReason());
        assertTrue(((Answer.Text) last.blocks().get(0)).text().endsWith(" Bye."));
    }

    private static Request request(int length) {
        JsonNode body = Json.parse("{\"messages\":[{\"role\":\"user\",\"content\":\"" + "x".repeat(length) + "\"}]}");
        return new Request(
                1,
                Request.Kind.MAIN,
                Instant.EPOCH,
                new Request.Head("POST", "/", Map.of()),
                Wires.BEDROCK,
                new Request.Content(body.toString(), body),
                Optional.empty());
    }
}
