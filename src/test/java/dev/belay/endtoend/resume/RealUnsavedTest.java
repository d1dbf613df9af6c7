package dev.belay.endtoend.resume;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.belay.demo.api.Reply;
import dev.belay.demo.api.Script;
import dev.belay.demo.api.ScriptedApi;
import dev.belay.testing.ClientHome;
import dev.belay.testing.Finished;
import dev.belay.testing.Launcher;
import dev.belay.testing.RealClient;
import dev.belay.testing.RealClientTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What claude could not write into its transcript: it answers all the same and ends with status 0. */
@Timeout(300)
class RealUnsavedTest {
    @TempDir
    Path folder;

    /** Sessions are kept on a file system of their own, to which the tool does this between two steps. */
    private Finished run(RealClient client, String tool, String... environment) throws Exception {
        assumeTrue(
                new ProcessBuilder("unshare", "-m", "true").start().waitFor() == 0,
                "this machine cannot make a namespace with mounts");
        Script script = Script.of(
                Reply.bash("First.", "echo ONE"),
                Reply.bash("Second.", "sh step.sh"),
                Reply.bash("Third.", "echo THREE"),
                Reply.say("All done."));
        try (ScriptedApi api = new ScriptedApi(script)) {
            ClientHome home = new ClientHome(folder, api.url()).subscribed();
            for (String variable : environment) {
                home.with(variable.split("=")[0], variable.split("=")[1]);
            }
            Path sessions = Files.createDirectories(home.configuration().resolve("projects"));
            // In a script: claude itself lets no command write there.
            Files.writeString(home.project().resolve("step.sh"), tool + "\n");
            List<String> command = new ArrayList<>(List.of("unshare", "-m"));
            command.addAll(List.of("sh", "-c", "mount -t tmpfs -o size=256k small \"$0\" && exec \"$@\""));
            command.add(sessions.toString());
            command.addAll(List.of(Launcher.path().toString(), "run", "--claude"));
            command.addAll(List.of(client.executable().toString(), "--", "-p", "do it", "--verbose"));
            command.addAll(List.of("--permission-mode", "default", "--allowedTools=Bash"));
            command.addAll(List.of("--output-format", "stream-json"));
            return Finished.run(home.process(command), "");
        }
    }

    @RealClientTest(RealClient.NEWEST)
    void aFullDiskIsNamedAlthoughTheAnswerIsWhole(RealClient client) throws Exception {
        // Only a host that shows such notices is given one: an editor's extension.
        Finished ended =
                run(client, "head -c 1m /dev/zero > ~/.claude/projects/big", "CLAUDE_CODE_ENTRYPOINT=claude-vscode");
        assertTrue(ended.output().contains("\"tag\":\"conversation_not_saved\""), ended.output());
        assertTrue(ended.output().contains("\"subtype\":\"session_writes_lost\""), ended.output());
        assertTrue(ended.errors().contains("belay: The disk is full."), ended.errors());
    }

    @RealClientTest(RealClient.NEWEST)
    void aDiskThatBecameReadOnlyIsNoLostConnection(RealClient client) throws Exception {
        Finished ended = run(client, "mount -o remount,ro ~/.claude/projects");
        assertEquals(0, ended.status(), ended.errors());
        assertTrue(ended.output().contains("All done."), ended.output());
        assertTrue(ended.errors().contains("belay: This session is not being saved"), ended.errors());
    }
}
