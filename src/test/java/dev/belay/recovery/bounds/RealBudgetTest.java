package dev.belay.recovery.bounds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.demo.api.Reply;
import dev.belay.recovery.Fault;
import dev.belay.recovery.Mode;
import dev.belay.recovery.Seen;
import dev.belay.recovery.SupervisedTask;
import dev.belay.recovery.Task;
import dev.belay.testing.RealClient;
import dev.belay.testing.client.InTurns;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An API that always fails costs no more than the settings allow, and the end is an honest one. */
@InTurns(3)
@Tag("real-client")
@Timeout(600)
class RealBudgetTest {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final int RECOVERIES = 1;
    private static final int RETRIES = 1;

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}, {1}, {2}")
    @CsvSource({
        "500, newest, PRINT",
        "reset, 2.1.116, PRINT",
        "529, 2.1.116, INTERACTIVE",
        "reset, newest, INTERACTIVE",
        "500, newest, INTERACTIVE"
    })
    void anApiThatAlwaysFailsCostsNoMoreThanTheBudget(String failure, String version, Mode mode) throws Exception {
        Task task = new Task(1, Fault.from(1, reply(failure)));
        try (SupervisedTask run = new SupervisedTask(RealClient.of(version), mode, folder, task)) {
            run.home().with("CLAUDE_CODE_MAX_RETRIES", Integer.toString(RETRIES));
            Seen seen = run.start(List.of("--max-recoveries", Integer.toString(RECOVERIES)))
                    .awaitEnd(LIMIT);
            assertEquals("75", seen.end(), seen.told());
            assertTrue(seen.told().contains("giving up: 1 recovery"), seen.told());
            assertEquals(RECOVERIES, seen.recoveries());
            int most = (1 + RECOVERIES) * (1 + RETRIES + unasked(failure, version));
            assertTrue(seen.requests() <= most, seen.requests() + " requests instead of at most " + most);
            assertEquals(List.of(), seen.leftOver());
            assertEquals("", seen.terminal());
        }
    }

    /** On a kept-alive connection that is reset the older client's HTTP library sends once more by itself. */
    private static int unasked(String failure, String version) {
        return failure.equals("reset") && version.equals("2.1.116") ? 1 : 0;
    }

    private static Reply reply(String failure) {
        return switch (failure) {
            case "500" -> Reply.httpError(500, "api_error", "Internal server error");
            case "529" -> Reply.overloaded();
            default -> Reply.drop(true);
        };
    }
}
