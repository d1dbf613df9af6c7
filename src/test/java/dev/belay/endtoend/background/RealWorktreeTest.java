package dev.belay.endtoend.background;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.demo.api.Reply;
import dev.belay.demo.api.Script;
import dev.belay.demo.api.ScriptedApi;
import dev.belay.testing.ClientHome;
import dev.belay.testing.Finished;
import dev.belay.testing.Launcher;
import dev.belay.testing.RealClient;
import dev.belay.testing.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A session in a worktree is killed and comes back there, with a client that finds a session in its own folder only, and
 * with the newest, which would go on in the main checkout.
 */
@Timeout(240)
@DisabledOnOs(OS.WINDOWS)
class RealWorktreeTest {
    @TempDir
    Path folder;

    private ClientHome home;

    /** In the middle of a tool, as soon as its call stands in the transcript, and after this. */
    private static Reply death(String before) {
        return Reply.bash(
                "First.",
                "until grep -rqs tool_use \"$HOME/.claude/projects\"; do sleep 0.1; done; " + before
                        + "kill -KILL $PPID; sleep 20");
    }

    private Finished run(ScriptedApi api, String version, String... words) throws Exception {
        Tool.require("git");
        home = new ClientHome(folder.resolve("home"), api.url()).with("CLAUDE_CODE_MAX_RETRIES", "0");
        Files.writeString(home.home().resolve("clear"), "rm -rf '" + home.project() + "/.claude/worktrees/mine'\n");
        git("init", "-q");
        git("-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "--allow-empty", "-m", "first");
        List<String> command = new ArrayList<>(List.of(Launcher.path().toString(), "run", "--unattended"));
        command.addAll(List.of("--max-recoveries", "1", "--claude"));
        command.add(RealClient.of(version).executable().toString());
        command.addAll(List.of("--", "-p"));
        command.addAll(List.of(words));
        return Finished.run(home.process(command), "");
    }

    private void git(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(words));
        Finished finished = Finished.run(home.process(command), "");
        assertEquals(0, finished.status(), finished.errors());
    }

    private List<Path> worktrees() throws IOException {
        try (Stream<Path> all = Files.list(home.project().resolve(".claude/worktrees"))) {
            return all.toList();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.1.116", "2.1.332"})
    void comesBackInTheWorktreeThatClaudeHasMade(String version) throws Exception {
        try (ScriptedApi api = new ScriptedApi(Script.of(death(""), Reply.say("All done.")))) {
            Finished finished = run(api, version, "do it", "-w");
            assertEquals(0, finished.status(), finished.errors());
            assertTrue(api.awaitRequest(2).prompts().toString().contains("do it"));
            assertEquals(1, worktrees().size());
            assertEquals(1, home.transcripts().size());
            String transcript = Files.readString(home.transcripts().get(0));
            assertTrue(transcript.contains("All done."), transcript);
            String directory = "\"cwd\":\"" + worktrees().get(0).toRealPath() + "\"";
            assertEquals(
                    0,
                    transcript
                            .lines()
                            .filter(line -> line.contains("\"cwd\":") && !line.contains(directory))
                            .count());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = "2.1.332")
    void saysThatTheWorktreeHasGone(String version) throws Exception {
        // By a script: claude itself asks about such a removal.
        String gone = "sh \"$HOME/clear\"; ";
        try (ScriptedApi api = new ScriptedApi(Script.of(death(gone), Reply.say("All done.")))) {
            Finished finished = run(api, version, "do it", "-w", "mine");
            assertEquals(77, finished.status(), finished.errors());
            assertTrue(finished.errors().contains("the session's worktree is gone: "), finished.errors());
            assertTrue(finished.errors().contains("git worktree add "), finished.errors());
            assertEquals(1, api.log().main().size());
        }
    }
}
