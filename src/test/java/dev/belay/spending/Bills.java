package dev.belay.spending;

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
import org.junit.jupiter.api.io.TempDir;

/** A transcript with bills in it, and a meter that reads them. */
abstract class Bills {
    static final String OPUS = "claude-opus-5-5";
    /** A hundred thousand input tokens of it cost 40 cents. */
    static final long FORTY_CENTS = 400_000_000L;

    @TempDir
    Path folder;

    Path transcript;

    @BeforeEach
    void aTranscript() {
        transcript = folder.resolve("11111111-2222-4333-8444-555555555555.jsonl");
    }

    SpendingMeter meter(String... limits) {
        List<SpendingLimit> all = new java.util.ArrayList<>();
        for (int i = 0; i < limits.length; i += 2) {
            all.add(SpendingLimit.parse(SpendingLimit.What.valueOf(limits[i]), limits[i + 1])
                    .orElseThrow());
        }
        return new SpendingMeter(all, Map.of("HOME", folder.toString()), Optional.of(folder));
    }

    static String answer(String id, String model, long input, long output) {
        return answer(id, model, "\"input_tokens\": " + input + ", \"output_tokens\": " + output, Instant.now());
    }

    static String answer(String id, String model, String usage, Instant at) {
        return "{\"type\": \"assistant\", \"requestId\": \"req_" + id + "\", \"timestamp\": \"" + at
                + "\", \"message\": {\"id\": \"msg_" + id + "\", \"model\": \"" + model
                + "\", \"content\": [], \"usage\": {" + usage + "}}}";
    }

    static String clientsTotal(double dollars) {
        return "{\"type\":\"cost-state\",\"sessionId\":\"11111111-2222-4333-8444-555555555555\",\"totalCostUSD\":"
                + dollars + ",\"modelUsage\":{}}";
    }

    static void write(Path file, String... lines) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, String.join("\n", lines) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    SpendingMeter read(SpendingMeter meter) {
        meter.read(transcript, 0);
        return meter;
    }
}
