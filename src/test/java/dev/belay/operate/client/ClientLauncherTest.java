package dev.belay.operate.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.child.ChildLauncher;
import dev.belay.claude.ClientVersions;
import dev.belay.claude.CommandLine;
import dev.belay.claude.hook.HookSettings;
import dev.belay.evidence.Exit;
import dev.belay.evidence.SessionId;
import dev.belay.evidence.dialog.ColdResume;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With a claude that only writes down how it was started. */
@Timeout(600)
class ClientLauncherTest {
    private static final SessionId SESSION = new SessionId("2d4c5f8e-1111-4222-8333-944445555666");

    @TempDir
    Path folder;

    private Path claude;
    private boolean unattended;
    private Optional<HookSettings> hooks = Optional.empty();
    private CurrentClient client;

    @BeforeEach
    void prepare() throws IOException {
        System.setProperty("belay.folder", folder.resolve("run").toString());
        claude = folder.resolve("claude");
        script("printf '%s\\n' \"$@\" >\"$SEEN/words\"; env >\"$SEEN/environment\"; exit 3");
    }

    @AfterEach
    void forget() {
        System.clearProperty("belay.folder");
    }

    private void script(String commands) throws IOException {
        Files.writeString(claude, "#!/bin/sh\n" + commands + "\n");
        assertTrue(claude.toFile().setExecutable(true));
    }

    private ClientLauncher launcher(String... words) {
        CommandLine commandLine = CommandLine.of(List.of(words));
        RunContext context = new RunContext(
                Optional.of(claude.toString()),
                Map.of("PATH", "/usr/bin:/bin", "SEEN", folder.toString()),
                RunDirectory.open(),
                folder,
                folder);
        client = new CurrentClient(context, commandLine, Watching.forTheEnd());
        return new ClientLauncher(
                context,
                new ClientCommands(
                        context,
                        new ClientVersions(folder),
                        new StartAdditions(context, hooks, unattended, false, ColdResume.FULL, Optional.empty())),
                new PipeConnection(ChildLauncher.forThisMachine(), Optional.empty()),
                client);
    }

    private List<String> words() throws IOException, InterruptedException {
        assertEquals(new Exit.Code(3), client.session().awaitEnd().exit());
        return Files.readAllLines(folder.resolve("words"));
    }

    private List<String> environment() throws IOException, InterruptedException {
        words();
        return Files.readAllLines(folder.resolve("environment"));
    }

    @Test
    void startsClaudeWithTheWordsOfTheUser() throws Exception {
        assertEquals(Optional.empty(), launcher("-p", "two words").start());

        assertEquals(List.of("-p", "two words"), words());
    }

    @Test
    void replaysThemOnTheSessionThatItResumes() throws Exception {
        assertEquals(
                Optional.empty(), launcher("-p", "--model", "opus", "begin").resume(SESSION, Optional.of("go on")));

        List<String> words = words();
        assertTrue(
                words.containsAll(List.of("-p", "--model", "opus", "--resume", SESSION.value(), "go on")),
                words::toString);
        assertFalse(words.contains("begin"), words::toString);
    }

    @Test
    void cleansThePromptOfASessionThatItResumes() throws Exception {
        launcher("-p").resume(SESSION, Optional.of("after \033[31mBash"));

        assertFalse(String.join("", words()).contains("\033"));
    }

    @Test
    void startsTheSameWordsOnceMore() throws Exception {
        ClientLauncher launcher = launcher("-p", "begin");
        launcher.start();
        words();
        Files.delete(folder.resolve("words"));

        assertEquals(Optional.empty(), launcher.restart());

        assertEquals(List.of("-p", "begin"), words());
    }

    @Test
    void doesNotStartOnceMoreWhatNobodyHasSaved() {
        Optional<String> failure =
                launcher("-p", "--no-session-persistence", "begin").restart();

        assertTrue(failure.orElseThrow().contains("not saved"), failure::toString);
        assertFalse(client.wasStarted());
    }

    @Test
    void saysThatThereIsNoClaude() throws Exception {
        Files.delete(claude);

        assertTrue(launcher("-p").start().orElseThrow().contains(claude.toString()));
        assertFalse(client.wasStarted());
    }

    @Test
    void looksForTheExecutableAgainEachTime() throws Exception {
        ClientLauncher launcher = launcher("-p", "begin");
        launcher.start();
        words();
        Files.delete(claude);
        assertTrue(launcher.restart().isPresent());
        script("echo updated >\"$SEEN/words\"; exit 3");

        assertEquals(Optional.empty(), launcher.restart());

        assertEquals(List.of("updated"), words());
    }

    @Test
    void tellsTheHooksWhereWeAre() throws Exception {
        launcher("-p").start();

        assertTrue(environment().contains(HookSettings.INBOX + "=" + folder.resolve("run/inbox")));
    }

    @Test
    void hasNoQuestionAskedWhereNobodyIsThere() throws Exception {
        launcher("-p").start();
        assertFalse(String.join("\n", environment()).contains("CLAUDE_CODE_RESUME_TOKEN_THRESHOLD"));

        unattended = true;
        Files.delete(folder.resolve("run/inbox"));
        launcher("-p").start();

        assertTrue(environment().contains("CLAUDE_CODE_RESUME_TOKEN_THRESHOLD=1000000000"));
    }

    @Test
    void asksAnUnknownClientForItsVersionOnceItRuns() throws Exception {
        hooks = Optional.of(new HookSettings(folder));
        script("[ \"$1\" = --version ] && echo '2.1.332 (Claude Code)' && exit; exec sleep 60");
        ClientLauncher launcher = launcher("-p");
        launcher.start();

        ClientVersions versions = new ClientVersions(folder);
        while (versions.known(claude).version().isEmpty()) {
            Thread.onSpinWait();
        }
        client.child().signal(15);

        assertEquals("2.1.332", versions.known(claude).version().orElseThrow().toString());
    }
}
