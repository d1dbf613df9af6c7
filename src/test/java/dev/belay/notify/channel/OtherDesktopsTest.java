package dev.belay.notify.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.machine.process.Processes;
import dev.belay.notify.Incidents;
import dev.belay.notify.Notification;
import dev.belay.notify.NotificationRequest;
import dev.belay.notify.NotificationText;
import dev.belay.notify.delivery.Delivery;
import dev.belay.notify.delivery.SentLog;
import dev.belay.settings.ChannelSettings;
import dev.belay.supervise.SessionEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** macOS and WSL with stand-ins for their programs: what they are told, word by word. */
@Timeout(600)
class OtherDesktopsTest {
    @TempDir
    Path folder;

    private Map<String, String> environment() {
        return Map.of("PATH", folder + ":/usr/bin:/bin");
    }

    /** A program that writes down its arguments, one in a line, and does this. */
    private void program(String name, String then) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(
                file,
                "#!/bin/sh\nprintf '%s\\n' \"$@\" >'" + folder + "/" + name + ".new'\nmv '" + folder + "/" + name
                        + ".new' '" + folder + "/" + name + ".arguments'\n" + then + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private String arguments(String name) throws Exception {
        Path file = folder.resolve(name + ".arguments");
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!Files.exists(file)) {
            assertTrue(System.nanoTime() < end, "no call of " + name);
            Thread.sleep(10);
        }
        return Files.readString(file);
    }

    private NotificationRequest request(String because) {
        Notification notification =
                new NotificationText(folder).of(new SessionEvent.GivenUp(Incidents.givenUp(because)));
        return new NotificationRequest(notification, List.of("belay", "run"), List.of("belay", "c"), Optional.empty());
    }

    @Test
    void osascriptGetsTheWordsAsArguments() throws Exception {
        program("osascript", "");
        new MacChannel(environment(), folder).tell(request("\" & (do shell script \"x\") & \""));
        String arguments = arguments("osascript");
        assertTrue(
                arguments.startsWith("-e\non run argv\n-e\ndisplay notification (item 2 of argv) with title (item 1 of"
                        + " argv)\n-e\nend run\nClaude has stopped in "),
                arguments);
    }

    @Test
    void alerterHasButtonsAndAClickOpensATerminal() throws Exception {
        program("alerter", "case $1 in --help) echo ' --close-label';; *) echo Resume;; esac");
        program("osascript", "");
        new MacChannel(environment(), folder).tell(request("x"));
        String opened = arguments("osascript");
        assertTrue(opened.contains("tell application \"Terminal\""), opened);
        assertTrue(opened.endsWith(folder + "\n'belay' 'run'\n"), opened);
        String arguments = arguments("alerter");
        assertTrue(arguments.startsWith("--title\nClaude has stopped in "), arguments);
        assertTrue(arguments.contains("--actions\nResume,Compact and resume\n--close-label\nLater\n"), arguments);
    }

    @Test
    void aClickOpensTheTerminalThatBelayWasStartedIn() throws Exception {
        program("alerter", "case $1 in --help) echo ' --close-label';; *) echo Resume;; esac");
        program("osascript", "");
        new MacChannel(Map.of("PATH", folder + ":/usr/bin:/bin", "TERM_PROGRAM", "iTerm.app"), folder)
                .tell(request("x"));
        String opened = arguments("osascript");
        assertTrue(opened.contains("tell application \"iTerm\""), opened);
        assertTrue(opened.endsWith(folder + "\n'belay' 'run'\n"), opened);
    }

    @Test
    void terminalNotifierIsPreferredToOsascriptAndItsClickIsCarriedOutByTheDesktop() throws Exception {
        program("terminal-notifier", "");
        program("osascript", "");
        Map<String, String> environment = Map.of("PATH", folder + ":/usr/bin:/bin", "TERM_PROGRAM", "iTerm.app");
        MacChannel channel = new MacChannel(environment, folder);
        assertEquals("desktop (terminal-notifier)", channel.name());
        assertEquals("", channel.reservation());
        channel.tell(request("[x] it's"));
        String told = arguments("terminal-notifier");
        assertTrue(told.startsWith("-title\nClaude has stopped in "), told);
        assertTrue(told.contains("\n-group\nbelay-0a80a98a-"), told);
        String click = told.substring(told.indexOf("-execute\n") + "-execute\n".length());
        // In an environment that knows nothing of ours.
        Process desktop = new ProcessBuilder("/bin/sh", "-c", click).start();
        assertEquals(0, desktop.waitFor());
        String opened = arguments("osascript");
        assertTrue(opened.contains("tell application \"iTerm\""), opened);
        assertTrue(opened.endsWith(folder + "\n'belay' 'run'\n"), opened);
    }

    @Test
    void whatIsOnlyHandedToOsascriptIsNotSaidToBeShown() throws Exception {
        program("osascript", "");
        MacChannel channel = new MacChannel(environment(), folder);
        ChannelSettings desktop =
                dev.belay.settings.NotificationSettings.defaults().channels().get(0);
        Delivery.Result result = new Delivery(
                        new dev.belay.settings.NotificationSettings(
                                List.of(desktop), Optional.empty(), Duration.ZERO, Duration.ZERO),
                        one -> channel,
                        new SentLog(Optional.empty()),
                        java.time.ZoneId.of("UTC"))
                .tell(request("x"), java.time.Instant.now())
                .get(0);
        assertEquals("handed to osascript (Script Editor must be allowed to notify)", result.reason());
    }

    @Test
    void anOlderAlerterIsSpokenToWithOneDash() throws Exception {
        program("alerter", "");
        new MacChannel(environment(), folder).tell(request("x"));
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!arguments("alerter").startsWith("-title\n")) {
            assertTrue(System.nanoTime() < end, arguments("alerter"));
            Thread.sleep(10);
        }
        assertTrue(arguments("alerter").contains("-closeLabel\nLater\n"));
    }

    @Test
    void powerShellGetsEveryWordAsBase64() throws Exception {
        program("powershell.exe", "");
        new WindowsChannel(environment()).tell(request("'; Remove-Item x; '"));
        List<String> arguments = arguments("powershell.exe").lines().toList();
        assertEquals(List.of("-NoProfile", "-NonInteractive", "-EncodedCommand"), arguments.subList(0, 3));
        String script = new String(Base64.getDecoder().decode(arguments.get(3)), StandardCharsets.UTF_16LE);
        assertFalse(script.contains("Remove-Item"), script);
        assertTrue(script.contains("$t.Tag='0a80a98a-2efd-473d-8988-80fe42db6e92'"), script);
        String title = Base64.getEncoder()
                .encodeToString(request("x").notification().title().getBytes(StandardCharsets.UTF_8));
        assertTrue(script.contains(title), script);
    }

    /** The ps of busybox, on Alpine for one. */
    @Test
    void whoWaitsForAClickIsFoundWherePsKnowsNoProcessById() throws Exception {
        program(
                "ps",
                "case \" $* \" in *\" -p \"*) echo 'ps: unrecognized option: p' >&2; exit 1 ;; esac\n"
                        + "exec /bin/ps -e -o pid,args");
        Process waiting = new ProcessBuilder("setsid", "/bin/sh", "-c", "sleep 300; :", "belay-popup").start();
        Process another = new ProcessBuilder("setsid", "/bin/sh", "-c", "sleep 300; :", "something-else").start();
        NotificationRequest request = request("x");
        Path memory = Files.createDirectories(folder.resolve("popups"))
                .resolve(request.notification().session().orElseThrow());
        PopupScript script = new PopupScript(new Programs(environment()), memory.getParent());
        try {
            for (Process process : List.of(another, waiting)) {
                while (Processes.here().find(process.pid()).orElseThrow().session() != process.pid()) {
                    Thread.sleep(10);
                }
                Files.writeString(memory, "7 " + process.pid() + "\n");
                script.close(request);
                assertFalse(Files.exists(memory));
            }
            assertTrue(waiting.waitFor(60, TimeUnit.SECONDS));
            assertTrue(another.isAlive());
        } finally {
            for (Process process : List.of(another, waiting)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        }
    }

    @Test
    void theDesktopIsChosenByWhatIsThere() throws Exception {
        assertEquals(
                "desktop (notify-send)",
                new DesktopChannels(Map.of(), folder, "Linux 6.1").fitting().name());
        assertEquals(
                "desktop (PowerShell)",
                new DesktopChannels(Map.of(), folder, "Linux 5.15-microsoft-standard-WSL2")
                        .fitting()
                        .name());
        assertEquals(
                "desktop (osascript)",
                new DesktopChannels(Map.of(), folder, "Mac OS X ").fitting().name());
        program("alerter", "");
        assertEquals(
                "desktop (alerter)",
                new DesktopChannels(environment(), folder, "Mac OS X ")
                        .fitting()
                        .name());
    }
}
