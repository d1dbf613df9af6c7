package dev.belay.notify.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.notify.Hostile;
import dev.belay.notify.Incidents;
import dev.belay.notify.Notification;
import dev.belay.notify.NotificationRequest;
import dev.belay.notify.NotificationText;
import dev.belay.supervise.SessionEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Popups by the real notify-send on a bus of their own, with a daemon that clicks where it is told to. */
@Timeout(600)
class DesktopTest {
    @TempDir
    Path folder;

    private Path project;
    private NotificationText words;

    @BeforeEach
    void requirePrograms() throws IOException {
        NotificationDaemon.require();
        project = Files.createDirectory(folder.resolve("it's <b>my & project"));
        words = new NotificationText(project);
    }

    private LinuxChannel channel(NotificationDaemon daemon) {
        return new LinuxChannel(daemon.environment(), folder.resolve("popups"));
    }

    private Notification givenUp(String because) {
        return words.of(new SessionEvent.GivenUp(Incidents.givenUp(because)));
    }

    /** A terminal that writes down what it is to run, and runs it. */
    private Path terminal() throws IOException {
        Path terminal = folder.resolve("terminal");
        Files.writeString(terminal, "#!/bin/sh\nshift; SHELL=/bin/true exec \"$@\"\n");
        return Files.setPosixFilePermissions(terminal, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private NotificationRequest request(Notification notification) {
        Path note = folder.resolve("resumed");
        return new NotificationRequest(
                notification,
                List.of("/bin/sh", "-c", "pwd >'" + note + ".new' && mv '" + note + ".new' '" + note + "'"),
                List.of("/bin/touch", folder.resolve("compacted").toString()),
                Optional.empty());
    }

    private static void await(Path file) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!Files.exists(file)) {
            assertTrue(System.nanoTime() < end, "there is no " + file);
            Thread.sleep(20);
        }
    }

    @Test
    void aClickOnThePopupResumesInTheProjectsDirectory() throws Exception {
        try (NotificationDaemon daemon = new NotificationDaemon(folder)) {
            daemon.with("TERMINAL", terminal().toString());
            channel(daemon).tell(request(givenUp("500")));
            assertTrue(daemon.lastShown().contains("\"urgency\": 2"), daemon::lastShown);
            assertTrue(daemon.lastShown().contains("Compact and resume"), daemon::lastShown);
            daemon.click("default");
            await(folder.resolve("resumed"));
            assertEquals(project + "\n", Files.readString(folder.resolve("resumed")));
            assertFalse(Files.exists(folder.resolve("compacted")));
        }
    }

    @Test
    void theOtherButtonCompacts() throws Exception {
        try (NotificationDaemon daemon = new NotificationDaemon(folder)) {
            daemon.with("TERMINAL", terminal().toString());
            channel(daemon).tell(request(givenUp("500")));
            daemon.click("compact");
            await(folder.resolve("compacted"));
        }
    }

    @Test
    void aSupervisorThatAsksGetsTheKeyInsteadOfARival() throws Exception {
        Path answer = Files.createDirectory(folder.resolve("scratch")).resolve("answer");
        try (NotificationDaemon daemon = new NotificationDaemon(folder)) {
            daemon.with("TERMINAL", terminal().toString());
            NotificationRequest plain = request(givenUp("500"));
            channel(daemon)
                    .tell(new NotificationRequest(
                            plain.notification(), plain.resume(), plain.compact(), Optional.of(answer.toString())));
            daemon.click("compact");
            await(answer);
            assertEquals("c", Files.readString(answer));
            Files.delete(answer);
            daemon.awaitQuiet();
            assertFalse(Files.exists(folder.resolve("compacted")));
        }
    }

    @Test
    void eachSessionHasOnePopupAndAClickIsHeardOnce() throws Exception {
        try (NotificationDaemon daemon = new NotificationDaemon(folder)) {
            daemon.with("TERMINAL", terminal().toString());
            channel(daemon).tell(request(givenUp("500")));
            channel(daemon).tell(request(givenUp("502")));
            assertTrue(daemon.lastShown().contains("\"replaces\": 1"), daemon::lastShown);
            daemon.click("default");
            await(folder.resolve("resumed"));
            daemon.awaitQuiet();
            Files.delete(folder.resolve("resumed"));
            daemon.awaitQuiet();
            assertFalse(Files.exists(folder.resolve("resumed")));
        }
    }

    @Test
    void thePopupClosesWhenTheQuestionIsAnswered() throws Exception {
        try (NotificationDaemon daemon = new NotificationDaemon(folder)) {
            channel(daemon).tell(request(words.of(new SessionEvent.PersonNeeded(Incidents.asked("500")))));
            channel(daemon).tell(request(words.of(new SessionEvent.SeenTo(Incidents.asked("500")))));
            daemon.await("closed 1");
        }
    }

    @Test
    void aRecoveryReplacesWhatWasTold() throws Exception {
        try (NotificationDaemon daemon = new NotificationDaemon(folder)) {
            channel(daemon).tell(request(givenUp("500")));
            Notification recovered = words.of(new SessionEvent.Recovered(
                    Incidents.givenUp("500"), Incidents.givenUp("500").evidence()));
            channel(daemon).tell(new NotificationRequest(recovered, List.of(), List.of(), Optional.empty()));
            assertTrue(daemon.lastShown().contains("\"replaces\": 1"), daemon::lastShown);
            assertTrue(daemon.lastShown().contains("\"urgency\": 0"), daemon::lastShown);
            assertTrue(daemon.lastShown().contains("\"expires\": 8000"), daemon::lastShown);
        }
    }

    @Test
    void nothingHostileIsShownRaw() throws Exception {
        try (NotificationDaemon daemon = new NotificationDaemon(folder)) {
            for (String hostile : Hostile.TEXTS) {
                channel(daemon).tell(request(givenUp(hostile)));
                Hostile.assertHarmless(daemon.lastBody());
            }
            assertFalse(Files.exists(Path.of("/tmp/made-by-a-hostile-notification")));
        }
    }

    @Test
    void saysWhyNothingIsShown() throws Exception {
        try (NotificationDaemon daemon = new NotificationDaemon(folder)) {
            daemon.with("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + folder.resolve("nothing-here"));
            IOException failure =
                    assertThrows(IOException.class, () -> channel(daemon).tell(request(givenUp("x"))));
            assertFalse(failure.getMessage().isBlank());
            daemon.with("DBUS_SESSION_BUS_ADDRESS", "").with("XDG_RUNTIME_DIR", "");
            assertTrue(channel(daemon).obstacle().orElseThrow().contains("DBUS_SESSION_BUS_ADDRESS"));
            daemon.with("PATH", "/nowhere");
            assertTrue(channel(daemon).obstacle().orElseThrow().contains("libnotify-bin"));
        }
    }
}
