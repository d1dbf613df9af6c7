package dev.belay.notify.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.belay.decide.Step;
import dev.belay.diagnose.Recovery;
import dev.belay.evidence.SessionId;
import dev.belay.notify.Incidents;
import dev.belay.notify.channel.Receiver;
import dev.belay.supervise.SessionEvent;
import dev.belay.testing.Launcher;
import dev.belay.testing.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(600)
class NotificationSpawnerTest {
    private static final EventRequest.Again NONE = new EventRequest.Again() {
        @Override
        public List<String> resume(SessionId session) {
            return List.of();
        }

        @Override
        public List<String> compact(SessionId session) {
            return List.of();
        }

        @Override
        public String byHand(SessionId session) {
            return "claude --resume " + session;
        }
    };

    @TempDir
    Path folder;

    private String launcher;

    /** A launcher that hears its terminal close before it tells anybody. */
    @BeforeEach
    void begin() throws IOException {
        launcher = System.getProperty("belay.launcher");
        Path program = Files.writeString(
                folder.resolve("launcher"),
                "#!/bin/sh\nkill -HUP $$\n/bin/cat >'" + folder + "/told.new'\n/bin/mv '" + folder + "/told.new' '"
                        + folder + "/told'\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        System.setProperty("belay.launcher", program.toString());
    }

    @AfterEach
    void end() {
        if (launcher == null) {
            System.clearProperty("belay.launcher");
        } else {
            System.setProperty("belay.launcher", launcher);
        }
    }

    @Test
    void eachKindOfNewsIsToldAsAnEventOfItsOwn() throws Exception {
        Path programs = Files.createDirectory(folder.resolve("bin"));
        Files.createSymbolicLink(programs.resolve("cat"), Path.of("/bin/cat"));
        Map<String, String> environment = Map.of("PATH", programs.toString(), "XDG_CONFIG_HOME", folder.toString());
        Set<String> events = new TreeSet<>();
        for (Class<?> kind : SessionEvent.class.getPermittedSubclasses()) {
            Files.deleteIfExists(folder.resolve("told"));
            new NotificationSpawner(environment, new EventRequest(folder, NONE, Optional.empty()))
                    .tell((SessionEvent) Samples.of(kind).orElseThrow());
            JsonNode told = new ObjectMapper().readTree(told());
            assertFalse(told.path("title").asText().isEmpty(), kind::getName);
            events.add(told.path("event").asText());
        }
        assertEquals(SessionEvent.class.getPermittedSubclasses().length, events.size(), events::toString);
    }

    /** The whole way: the launcher, its own process, a webhook and a command. */
    @Test
    void aWarningArrives() throws Exception {
        System.setProperty("belay.launcher", Launcher.path().toString());
        Path taken = folder.resolve("taken");
        Path settings = Files.createDirectories(folder.resolve("config/belay")).resolve("settings.json");
        try (Receiver receiver = new Receiver(200)) {
            Files.writeString(settings, """
                    {"notifications": {"channels": [
                      {"type": "webhook", "url": "%s", "secret": "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3"},
                      {"type": "exec", "command": ["sh", "-c", "cat >'%s.new' && mv '%s.new' '%s'"]}]}}
                    """.formatted(receiver.url("/hook"), taken, taken, taken));
            Map<String, String> environment = new HashMap<>(System.getenv());
            environment.put("HOME", folder.toString());
            environment.put("XDG_CONFIG_HOME", folder.resolve("config").toString());
            environment.put("XDG_STATE_HOME", folder.resolve("state").toString());
            new NotificationSpawner(environment, new EventRequest(folder, NONE, Optional.empty()))
                    .tell(new SessionEvent.Warned(Incidents.of(Recovery.LEAVE, "1 GB", new Step.Warn())));
            JsonNode sent = new ObjectMapper().readTree(receiver.next().body());
            assertEquals("belay.warning", sent.path("type").asText());
            assertTrue(sent.path("data").path("title").asText().startsWith("Memory is running low in "));
            assertEquals(
                    "warning",
                    new ObjectMapper().readTree(awaited(taken)).path("event").asText());
        }
    }

    private String told() throws Exception {
        return awaited(folder.resolve("told"));
    }

    private static String awaited(Path file) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!Files.exists(file)) {
            assertTrue(System.nanoTime() < end, "nobody was told");
            Thread.sleep(20);
        }
        return Files.readString(file);
    }

    @Test
    void aNotificationOutlivesTheTerminalWhereThereIsNoSessionOfItsOwnToBeHad() throws Exception {
        Path programs = Files.createDirectory(folder.resolve("bin"));
        Files.createSymbolicLink(programs.resolve("cat"), Path.of("/bin/cat"));
        new NotificationSpawner(Map.of("PATH", programs.toString()), new EventRequest(folder, NONE, Optional.empty()))
                .tell(new SessionEvent.SeenTo(Incidents.asked("500")));
        assertEquals('{', told().charAt(0));
    }
}
