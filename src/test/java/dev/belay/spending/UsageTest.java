package dev.belay.spending;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class UsageTest extends Bills {
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
}
