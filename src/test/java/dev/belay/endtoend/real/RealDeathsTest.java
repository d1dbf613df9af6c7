package dev.belay.endtoend.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.demo.api.Interruption;
import dev.belay.demo.api.Reply;
import dev.belay.demo.api.Script;
import dev.belay.demo.api.ScriptedApi;
import dev.belay.demo.wire.Request;
import dev.belay.testing.ClientHome;
import dev.belay.testing.Processes;
import dev.belay.testing.RealClient;
import dev.belay.testing.RealClientTest;
import dev.belay.testing.Sentence;
import dev.belay.testing.SupervisedScreen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** The main job: two tool calls, a death in the middle of the third request, named, and resumed with everything. */
class RealDeathsTest {
    private static final String RESULT = "\"type\":\"tool_result\"";

    @TempDir
    Path folder;

    @RealClientTest({"2.1.116", RealClient.NEWEST})
    void aKilledSessionIsNamedAndComesBackWhole(RealClient client) throws Exception {
        fallAndResume(client.executable(), "KILL", "killed");
    }

    @RealClientTest({"2.1.116", RealClient.NEWEST})
    void aCrashedSessionIsNamedAndComesBackWhole(RealClient client) throws Exception {
        fallAndResume(client.executable(), "SEGV", "runtime-crash");
    }

    @RealClientTest({"2.1.116", RealClient.NEWEST})
    void aSessionThatEndsSilentlyInMidTurnIsNamedAndComesBackWhole(RealClient client) throws Exception {
        fallAndResume(ending(client, 0), "KILL", "silent-exit");
    }

    @RealClientTest(RealClient.NEWEST)
    void theSameWithTheStatusOne(RealClient client) throws Exception {
        fallAndResume(ending(client, 1), "KILL", "silent-exit");
    }

    /** The client, which ends with this status when it falls, as clients do that catch their own fall. */
    private Path ending(RealClient client, int status) throws IOException {
        Path script = folder.resolve("claude");
        Files.writeString(
                script, "#!/bin/sh\n{ \"" + client.executable() + "\" \"$@\"; } 2>/dev/null || exit " + status + "\n");
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void fallAndResume(Path executable, String signal, String failure) throws Exception {
        Script script = Script.of(
                Reply.bash("First one thing.", "echo ONE"),
                Reply.bash("Then another.", "echo TWO"),
                Reply.say("Half an answer").cutMidBlock(Interruption.Way.HANG),
                Reply.say("Back again."));
        try (ScriptedApi api = new ScriptedApi(script)) {
            ClientHome home = new ClientHome(folder.resolve("home"), api.url());
            try (SupervisedScreen screen = SupervisedScreen.start(home, executable, "do two things")) {
                api.awaitRequest(3);
                screen.terminal().await("result", SupervisedScreen.LIMIT, () -> home.records(RESULT) >= 2);
                Processes.signal(signal, client(screen.client()));
                String id = home.sessions().get(0);
                String said = screen.awaitOffer();
                assertTrue(said.contains(Sentence.of(failure)), said);
                assertTrue(said.contains("do two things"), said);
                assertTrue(said.contains("claude --resume " + id), said);
                screen.assertSaneModes();
                screen.terminal().key("r");
                goOn(screen, api, id, home);
                screen.terminal().submit("/exit");
                assertEquals(0, screen.awaitStatus());
                screen.assertSane();
            }
        }
    }

    /** In a wrapper script, its child is the client. */
    private static long client(long pid) {
        return Processes.words(pid).contains("/bin/sh")
                ? ProcessHandle.of(pid)
                        .orElseThrow()
                        .children()
                        .findFirst()
                        .orElseThrow()
                        .pid()
                : pid;
    }

    private static void goOn(SupervisedScreen screen, ScriptedApi api, String id, ClientHome home) throws Exception {
        screen.awaitIdle();
        screen.terminal().submit("go on");
        Request resumed = api.awaitRequest(4);
        assertTrue(resumed.prompts().containsAll(List.of("do two things", "go on")), resumed.prompts()::toString);
        assertEquals(List.of("ONE", "TWO"), resumed.toolResults());
        assertTrue(
                resumed.answers().containsAll(List.of("First one thing.", "Then another.")),
                resumed.answers()::toString);
        screen.terminal().awaitScreen("Back again\\.", SupervisedScreen.LIMIT);
        screen.terminal().await("the same session", SupervisedScreen.LIMIT, () -> home.records("Back again.") > 0);
        assertEquals(List.of(id), home.sessions());
    }
}
