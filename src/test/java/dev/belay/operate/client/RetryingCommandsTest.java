package dev.belay.operate.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.belay.claude.ClientVersion;
import dev.belay.claude.ClientVersions;
import dev.belay.claude.CommandLine;
import dev.belay.evidence.dialog.ColdResume;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether a start may wait for as long as it takes. */
class RetryingCommandsTest {
    private static final String RETRIES = "CLAUDE_CODE_RETRY_WATCHDOG";
    private static final Optional<ClientVersion> NEW = ClientVersion.parse("2.1.332");

    @TempDir
    Path folder;

    @BeforeEach
    void inAFolderOfItsOwn() {
        System.setProperty("belay.folder", folder.resolve("run").toString());
    }

    @AfterEach
    void forget() {
        System.clearProperty("belay.folder");
    }

    private ClientCommands commands(Optional<RetryWatchdog> retries) {
        RunContext context = new RunContext(
                Optional.of("/opt/claude"),
                Map.of("HOME", folder.toString(), "OWN", "kept"),
                RunDirectory.open(),
                folder.resolve(".claude"),
                folder);
        return new ClientCommands(
                context,
                new ClientVersions(folder),
                new StartAdditions(context, Optional.empty(), retries.isPresent(), false, ColdResume.FULL, retries));
    }

    private Map<String, String> environment(Optional<RetryWatchdog> retries) {
        return commands(retries)
                .command(
                        new ClientCommands.Program("/opt/claude", new ClientVersions.Known(NEW, true)),
                        CommandLine.of(List.of("-p", "do it")))
                .environment();
    }

    @Test
    void letsAClientOfAnUnattendedRunWaitByItself() {
        Map<String, String> environment = environment(Optional.of(RetryWatchdog.until(Optional.empty())));
        assertEquals("1", environment.get(RETRIES));
        assertEquals("kept", environment.get("OWN"));
    }

    @Test
    void leavesItAsItIsElsewhere() {
        assertFalse(environment(Optional.empty()).containsKey(RETRIES));
    }

    @Test
    void doesNotLetACompactionWait() {
        Optional<RetryWatchdog> retries = Optional.of(RetryWatchdog.until(Optional.empty()));
        assertFalse(commands(retries).environment().containsKey(RETRIES));
    }
}
