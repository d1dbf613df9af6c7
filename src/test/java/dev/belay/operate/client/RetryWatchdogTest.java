package dev.belay.operate.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.claude.ClientVersion;
import dev.belay.claude.provider.ClientArguments;
import dev.belay.claude.provider.ProviderLookup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetryWatchdogTest {
    private static final String SWITCH = "CLAUDE_CODE_RETRY_WATCHDOG";
    private static final String LONGEST = "CLAUDE_CODE_RETRY_WATCHDOG_MAX_USAGE_LIMIT_WAIT_MS";
    private static final String RETRIES = "CLAUDE_CODE_MAX_RETRIES";

    @TempDir
    Path folder;

    private Map<String, String> environment(String version, Map<String, String> users, Optional<Duration> deadline) {
        Map<String, String> environment = new LinkedHashMap<>(users);
        environment.put("HOME", folder.toString());
        ProviderLookup settings = new ProviderLookup(
                environment, folder.resolve(".claude"), folder, ClientArguments.none(), Optional.of(version));
        RetryWatchdog.until(deadline).switchOn(environment, settings, ClientVersion.parse(version));
        return environment;
    }

    private Map<String, String> environment(String version) {
        return environment(version, Map.of(), Optional.empty());
    }

    @Test
    void isSwitchedOnWhereTheClientKnowsIt() {
        assertEquals("1", environment("2.1.332").get(SWITCH));
        assertEquals("1", environment("2.1.186").get(SWITCH));
        assertEquals(Map.of("HOME", folder.toString()), environment("2.1.185"));
        assertEquals(Map.of("HOME", folder.toString()), environment("2.1.116"));
        assertEquals(Map.of("HOME", folder.toString()), environment("unknown"));
    }

    @Test
    void leavesAllOtherErrorsTheirUsualRetries() {
        assertEquals("10", environment("2.1.332").get(RETRIES));
    }

    @Test
    void leavesItToTheUserWhoHasDecidedInTheShell() {
        for (Map<String, String> decided : java.util.List.of(Map.of(SWITCH, "0"), Map.of(RETRIES, "3"))) {
            Map<String, String> expected = new LinkedHashMap<>(decided);
            expected.put("HOME", folder.toString());
            assertEquals(expected, environment("2.1.332", decided, Optional.empty()));
        }
    }

    @Test
    void leavesItToTheUserWhoHasDecidedInTheSettings() throws IOException {
        Files.createDirectories(folder.resolve(".claude"));
        Files.writeString(
                folder.resolve(".claude/settings.json"), "{\"env\": {\"CLAUDE_CODE_RETRY_WATCHDOG\": \"0\"}}");
        assertEquals(Map.of("HOME", folder.toString()), environment("2.1.332"));
    }

    @Test
    void waitsForNoLimitThatOutlastsTheRun() {
        assertEquals(
                Long.toString(RetryWatchdog.PATIENCE.toMillis()),
                environment("2.1.332").get(LONGEST));
        long left = Long.parseLong(environment("2.1.332", Map.of(), Optional.of(Duration.ofHours(1)))
                .get(LONGEST));
        assertTrue(left <= Duration.ofHours(1).toMillis(), () -> left + " ms");
    }
}
