package dev.belay.spending;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceTableTest {
    private static final Tokens MILLION_IN = new Tokens(1_000_000, 0, 0, 0, 0, 0);

    private static Usage usage(String model, boolean fast, boolean unitedStates) {
        return new Usage("id", model, new Usage.Origin("", Optional.empty()), MILLION_IN, fast, unitedStates, -1);
    }

    @ParameterizedTest
    @CsvSource({
        "claude-opus-5-5, 4",
        "claude-opus-5, 5",
        "claude-opus-4-20250514, 15",
        "us.anthropic.claude-opus-4-8-v1:0, 5",
        "claude-sonnet-4-5@20250929, 3",
        "anthropic/claude-sonnet-4.5, 15",
        "claude-3-5-haiku-20241022, 0.8",
        "claude-haiku-5-5[1m], 0.5",
        "claude-opus-5-9, 15",
        "gpt-4, 15"
    })
    void findsThePriceOfAModelByItsName(String model, double dollars) {
        assertEquals(Math.round(dollars * 1e9), PriceTable.ours().cost(usage(model, false, false)));
    }

    @Test
    void fastModeAndAPlaceCostMore() {
        assertEquals(8_000_000_000L, PriceTable.ours().cost(usage("claude-opus-5-5", true, false)));
        assertEquals(4_400_000_000L, PriceTable.ours().cost(usage("claude-opus-5-5", false, true)));
        assertEquals(5_000_000_000L, PriceTable.ours().cost(usage("claude-opus-4-5", true, false)));
    }

    @Test
    void theUsersOwnPricesTakeThePlaceOfOurs(@TempDir Path home) throws Exception {
        Path file = home.resolve(".config/belay/prices.json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{\"models\": [{\"model\": \"gpt-4\", \"input\": 2, \"output\": 8}]}");
        List<String> complaints = new ArrayList<>();
        PriceTable table = PriceTable.read(Map.of("HOME", home.toString()), complaints::add);
        assertTrue(table.knows("gpt-4"));
        assertFalse(PriceTable.ours().knows("gpt-4"));
        assertEquals(2_000_000_000L, table.cost(usage("gpt-4", false, false)));
        Files.writeString(file, "{\"models\": [{\"model\": \"gpt-4\", \"input\": \"2\"}]}");
        assertFalse(PriceTable.read(Map.of("HOME", home.toString()), complaints::add)
                .knows("gpt-4"));
        assertEquals(List.of(file + " is left out: line 1: expected a number for \"input\""), complaints);
    }
}
