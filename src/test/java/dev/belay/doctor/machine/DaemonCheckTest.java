package dev.belay.doctor.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.doctor.CheckContext;
import dev.belay.doctor.Finding;
import dev.belay.doctor.MachinePaths;
import dev.belay.doctor.Status;
import dev.belay.machine.process.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Stand-ins with the words of the daemon's processes. */
@DisabledOnOs(OS.WINDOWS)
class DaemonCheckTest {
    @TempDir
    Path home;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void end() throws InterruptedException {
        for (Process process : started) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
    }

    private Path configuration() {
        return home.resolve(".claude").toAbsolutePath();
    }

    private Finding finding() {
        CheckContext context =
                new CheckContext(Map.of("HOME", home.toString()), home, Optional.empty(), MachinePaths.here());
        return DaemonCheck.finding(context);
    }

    private String socket(String name) {
        return "/tmp/cc-daemon-0/" + DaemonProcesses.name(configuration()) + "/" + name;
    }

    private Process start(String script, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", script, "claude"));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        started.add(process);
        // Its words are not its own before its exec.
        process.getInputStream().read();
        return process;
    }

    /** It runs until its standard input ends. */
    private Process leaked(String name) throws IOException {
        return start("echo; read line; :", "--bg-pty-host", socket(name), "200", "50");
    }

    @Test
    void hasNothingToSayWhereNothingRuns() {
        assertEquals(Finding.ok("claude has no background processes"), finding());
    }

    @Test
    void namesWhatHasOutlivedItsDaemonAndWhatToType() throws IOException {
        Process one = leaked("spare/53826bf0.pty.sock");
        Process other = leaked("pty/24434484.sock");
        Finding finding = finding();
        assertEquals(Status.WARN, finding.status());
        assertTrue(finding.say().startsWith("2 processes of claude's background service outlived it"), finding::say);
        assertTrue(finding.fix().contains(Long.toString(one.pid())), finding::fix);
        assertTrue(finding.fix().contains(Long.toString(other.pid())), finding::fix);
    }

    @Test
    void leavesAloneWhatTheRosterSaysIsASession() throws IOException {
        Process host = leaked("pty/24434484.sock");
        Path folder = Files.createDirectories(configuration().resolve("daemon"));
        Files.writeString(
                folder.resolve("roster.json"),
                "{\"workers\": {\"24434484\": {\"pid\": " + host.pid() + ", \"procStart\": \""
                        + Processes.here().startAsNoted(host.pid()).orElse("")
                        + "\", \"sessionId\": \"24434484-1d04-49f2-9024-423ecabbe00c\"}}}");
        Finding finding = finding();
        assertEquals(Status.OK, finding.status(), finding::say);
        assertTrue(finding.say().startsWith("1 background session and 0 spares: 1 process"), finding::say);
    }

    @Test
    void countsTheSparesOfALiveDaemon() throws IOException {
        String spare = "/bin/sh -c 'echo; read line <&3; :' claude --bg-pty-host " + socket("spare/a.pty.sock") + " & ";
        Process daemon = start("exec 3<&0; " + spare.repeat(3) + "wait", "daemon", "run");
        for (int i = 1; i < 3; i++) {
            daemon.getInputStream().read();
        }
        Finding finding = finding();
        assertTrue(finding.say().startsWith("claude's background service has 3 spare processes"), finding::say);
        assertTrue(finding.fix().contains("claude daemon stop --any --keep-workers"), finding::fix);
    }
}
