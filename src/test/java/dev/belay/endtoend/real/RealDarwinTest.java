package dev.belay.endtoend.real;

import static dev.belay.testing.SupervisedScreen.LIMIT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.demo.api.Interruption;
import dev.belay.demo.api.Reply;
import dev.belay.demo.api.Script;
import dev.belay.demo.api.ScriptedApi;
import dev.belay.endtoend.ShellJob;
import dev.belay.testing.ClientHome;
import dev.belay.testing.Launcher;
import dev.belay.testing.Processes;
import dev.belay.testing.RealClient;
import dev.belay.testing.RealClientTest;
import dev.belay.testing.SupervisedScreen;
import dev.belay.testing.TerminalScreen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real client on the way to a pty that is macOS's, under a supervisor for which ptys and close-on-exec behave as
 * there. The client itself is Linux's, on Linux.
 */
@EnabledOnOs(OS.LINUX)
class RealDarwinTest {
    @TempDir
    Path folder;

    @RealClientTest(RealClient.NEWEST)
    void aWholeSessionInAShell(RealClient client) throws Exception {
        Script script = Script.of(Reply.say("All done."), Reply.say("Once more."));
        try (ScriptedApi api = new ScriptedApi(script)) {
            ClientHome home = new ClientHome(folder, api.url()).asOnDarwin().with("PS1", ShellJob.PROMPT);
            try (TerminalScreen terminal = new TerminalScreen(home.project(), home.environment(), ShellJob.SHELL)) {
                terminal.awaitScreen("shell>", LIMIT);
                terminal.submit("stty erase ^H -ixon; stty -a >before; clear");
                terminal.type("clear; " + Launcher.path() + " run --claude " + noting(client)
                        + " -- --append-system-prompt-file <(echo handed-down) 'do it'");
                terminal.key("Enter");
                terminal.awaitScreen("All done\\.", LIMIT);
                // What the client saw before its first byte, and what it read from a descriptor of the shell's.
                assertEquals(note(home, "before"), note(home, "first"));
                assertTrue(api.awaitRequest(1).body().toString().contains("handed-down"));

                terminal.resize(83, 31);
                terminal.awaitScreen("^─{83}$", LIMIT);
                ShellJob.stop(terminal, LIMIT);
                ShellJob.continueAndLeave(terminal, "All done\\.", "Once more\\.", LIMIT);
                terminal.resize(120, 40);
                terminal.submit("clear; stty -a >after; jobs; echo noted");
                terminal.awaitScreen("^noted", LIMIT);
                assertEquals(note(home, "before"), note(home, "after"));
            }
        }
    }

    @RealClientTest(RealClient.NEWEST)
    void aKilledSessionComesBack(RealClient client) throws Exception {
        Script script =
                Script.of(Reply.say("Half an answer").cutMidBlock(Interruption.Way.HANG), Reply.say("Back again."));
        try (ScriptedApi api = new ScriptedApi(script)) {
            ClientHome home = new ClientHome(folder, api.url()).asOnDarwin();
            try (SupervisedScreen screen = SupervisedScreen.start(home, client.executable(), "do it")) {
                api.awaitRequest(1);
                screen.terminal().await("transcript", LIMIT, () -> home.records("do it") > 0);
                Processes.signal("KILL", screen.client());
                screen.awaitOffer();
                screen.assertSaneModes();
                screen.terminal().key("r");
                screen.awaitIdle();
                screen.terminal().submit("go on");
                screen.terminal().awaitScreen("Back again\\.", LIMIT);
                screen.terminal().submit("/exit");
                assertEquals(0, screen.awaitStatus());
                screen.assertSane();
            }
        }
    }

    @RealClientTest(RealClient.NEWEST)
    void aPromptFromAPipeEnds(RealClient client) throws Exception {
        try (ScriptedApi api = new ScriptedApi(Script.of(Reply.say("Said hi.")))) {
            ClientHome home = new ClientHome(folder, api.url()).asOnDarwin();
            String words =
                    "echo hi | " + Launcher.path() + " run --unattended --claude " + client.executable() + " -- -p";
            Path output = folder.resolve("output");
            Process process = home.process(List.of("/bin/sh", "-c", words))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            boolean ended = process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS);
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            assertTrue(ended, () -> "it did not end");
            assertEquals("Said hi.", Files.readString(output).strip());
            assertEquals(0, process.exitValue());
        }
    }

    /** The client, which first notes how it finds its terminal. */
    private Path noting(RealClient client) throws IOException {
        Path script = Files.writeString(
                folder.resolve("claude"),
                "#!/bin/sh\n[ \"$1\" = --version ] || stty -a >first\nexec " + client.executable() + " \"$@\"\n");
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static String note(ClientHome home, String name) throws IOException {
        return Files.readString(home.project().resolve(name));
    }
}
