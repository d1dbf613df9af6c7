package dev.belay.command.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.evidence.SessionId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class OpenSessionsTest {
    private static final SessionId ID =
            SessionId.parse("0a80a98a-2efd-473d-8988-80fe42db6e92").orElseThrow();

    @TempDir
    Path folder;

    private Process client;

    @AfterEach
    void end() throws InterruptedException {
        if (client != null) {
            client.destroyForcibly().waitFor();
        }
    }

    private void begin() throws IOException {
        client = new ProcessBuilder("sleep", "600").start();
        Path sessions = Files.createDirectories(folder.resolve("sessions"));
        Files.writeString(
                sessions.resolve(client.pid() + ".json"),
                "{\"sessionId\":\"" + ID + "\",\"startedAt\":" + (System.currentTimeMillis() + 1) + "}");
    }

    private OpenSessions sessions() {
        return new OpenSessions(Map.of("CLAUDE_CONFIG_DIR", folder.toString()));
    }

    private static List<SessionId> gone(OpenSessions sessions) {
        return sessions.gone(Instant.now()).stream().map(OpenSession::id).toList();
    }

    @Test
    void tellsOnceThatAClientHasGone() throws Exception {
        begin();
        OpenSessions sessions = sessions();
        assertEquals(List.of(), gone(sessions));
        assertEquals(1, sessions.count());
        assertTrue(sessions.isOpen(ID));
        client.destroyForcibly().waitFor();
        assertEquals(List.of(ID), gone(sessions));
        assertEquals(List.of(), gone(sessions));
        assertFalse(sessions.isOpen(ID));
    }

    @Test
    void seesOneThatBeganAndWentBetweenTwoLooks() throws Exception {
        OpenSessions sessions = sessions();
        assertEquals(List.of(), gone(sessions));
        begin();
        client.destroyForcibly().waitFor();
        assertEquals(List.of(ID), gone(sessions));
        assertEquals(List.of(), gone(sessions));
    }

    @Test
    void whatWasGoneBeforeIsNoNews() throws Exception {
        begin();
        client.destroyForcibly().waitFor();
        Thread.sleep(5);
        assertEquals(List.of(), gone(sessions()));
    }
}
