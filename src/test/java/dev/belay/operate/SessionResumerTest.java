package dev.belay.operate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.decide.Step;
import dev.belay.diagnose.Recovery;
import dev.belay.evidence.ExitStatus;
import dev.belay.supervise.Ending;
import dev.belay.supervise.Outcome;
import dev.belay.transcript.Transcripts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(600)
@DisabledOnOs(OS.WINDOWS)
class SessionResumerTest {
    private static final Path HEALTHY = Path.of("src/test/resources/transcripts/2.1.116-base-4turns.jsonl");
    private static final String RESUMED = "--resume|" + ScriptedClient.SESSION + "|";

    @TempDir
    Path folder;

    private final RecordedDialog dialog = new RecordedDialog();
    private ScriptedClient client;

    private SessionResumer resumer(String version, String... words) throws Exception {
        client = new ScriptedClient(folder, Map.of(), version, words);
        client.does("hook SessionStart; write '" + Transcripts.prompt("do it") + "'; exit 1")
                .ended();
        return client.resumer(dialog);
    }

    @AfterEach
    void end() {
        client.close();
    }

    @Test
    void startsClaudeOnTheSession() throws Exception {
        SessionResumer resumer = resumer("2.1.332", "do it");
        assertEquals(
                new Outcome.Resumed(Recovery.RESUME),
                resumer.resume(ScriptedClient.SESSION, Optional.empty(), Recovery.RESUME));
        assertEquals(RESUMED, client.words());
    }

    @Test
    void endsTheBackgroundSessionAndStartsClaudeAsItWasStartedLast() throws Exception {
        SessionResumer resumer = resumer("2.1.332", "do it");
        client.does("exit 0");
        resumer.resume(ScriptedClient.SESSION, Optional.of("go on"), Recovery.RESUME);
        client.words();
        assertEquals(new Outcome.Resumed(Recovery.RELEASE_AND_RESUME), resumer.release("260d37e2"));
        client.words();
        assertEquals(List.of("do it|", RESUMED + "go on|", "stop|260d37e2|", RESUMED + "go on|"), client.starts());
    }

    @Test
    void startsNothingWhereTheBackgroundSessionCannotBeEnded() throws Exception {
        SessionResumer resumer = resumer("2.1.332", "do it");
        client.does("echo 'No job matching 260d37e2'; exit 1");
        assertEquals(new Outcome.Over(new Ending.Status(ExitStatus.TRY_LATER), false), resumer.release("260d37e2"));
        assertEquals(List.of("do it|", "stop|260d37e2|"), client.starts());
        assertEquals(
                "give up: `claude stop 260d37e2` failed: No job matching 260d37e2",
                dialog.lines().get(0));
    }

    @Test
    void startsItAgainAsTheUserDid() throws Exception {
        assertEquals(
                new Outcome.Resumed(Recovery.RESTART),
                resumer("2.1.332", "do it").restart());
        assertEquals("do it|", client.words());
    }

    @Test
    void startsNoSecondTimeWhatLeavesNoTrace() throws Exception {
        SessionResumer resumer = resumer("2.1.332", "-p", "--no-session-persistence", "do it");
        assertEquals(new Outcome.Over(new Ending.Status(ExitStatus.NOT_FOUND), false), resumer.restart());
        assertTrue(dialog.lines().get(0).contains("nobody knows what it has already done"), dialog.lines()::toString);
        assertEquals(1, client.starts().size());
    }

    @Test
    void resumesTheSessionItselfWhereItNeedsNoRepair() throws Exception {
        SessionResumer resumer = resumer("2.1.332", "do it");
        Files.copy(HEALTHY, client.transcript(), StandardCopyOption.REPLACE_EXISTING);
        assertEquals(
                new Outcome.Resumed(Recovery.REPAIR_AND_RESUME),
                resumer.resumeCopy(ScriptedClient.SESSION, Optional.of("go on"), Recovery.REPAIR_AND_RESUME, false));
        assertEquals(RESUMED + "go on|", client.words());
        assertEquals(List.of("nothing needs repair; resuming the session as it is"), dialog.lines());
    }

    @Test
    void resumesTheRepairedCopy() throws Exception {
        SessionResumer resumer = resumer("2.1.332", "do it");
        String healthy = Files.readString(HEALTHY);
        Files.writeString(client.transcript(), healthy + healthy.substring(0, 40));
        resumer.resumeCopy(ScriptedClient.SESSION, Optional.of("go on"), Recovery.REPAIR_AND_RESUME, false);
        String copy = client.words().split("\\|")[1];
        assertNotEquals(ScriptedClient.SESSION.value(), copy);
        Path repaired = client.transcript().resolveSibling(copy + ".jsonl");
        assertEquals(healthy.lines().count(), Files.readString(repaired).lines().count());
    }

    @Test
    void sendsNoSecondTimeWhatIsTooLargeAndCannotBeMadeSmaller() throws Exception {
        SessionResumer resumer = resumer("2.1.332", "do it");
        resumer.resumeCopy(ScriptedClient.SESSION, Optional.empty(), Recovery.TRIM_AND_RESUME, false);
        client.live().awaitEnd();
        Outcome second = resumer.resumeCopy(ScriptedClient.SESSION, Optional.empty(), Recovery.TRIM_AND_RESUME, false);
        assertEquals(new Outcome.Over(new Ending.Status(ExitStatus.PERSON_NEEDED), false), second);
        assertTrue(
                dialog.lines()
                        .get(dialog.lines().size() - 1)
                        .endsWith("; start a new session, or go back with /rewind"),
                dialog.lines()::toString);
        assertEquals(List.of("do it|", RESUMED), client.starts());
    }

    private void held(String more) throws Exception {
        Path sessions = Files.createDirectories(folder.resolve("home/.claude/sessions"));
        long pid = ProcessHandle.current().pid();
        Files.writeString(
                sessions.resolve(pid + ".json"),
                "{\"sessionId\":\"" + ScriptedClient.SESSION + "\",\"startedAt\":" + System.currentTimeMillis() + more
                        + "}");
    }

    private void assertRefused(int status, String words, Outcome outcome) throws Exception {
        assertEquals(new Outcome.Over(new Ending.Status(status), false), outcome);
        assertTrue(dialog.lines().toString().contains(words), dialog.lines()::toString);
        assertEquals(1, client.starts().size());
    }

    @Test
    void startsNoSecondClaudeOnASessionInTheBackground() throws Exception {
        SessionResumer resumer = resumer("2.1.332", "do it");
        held(",\"kind\":\"bg\",\"jobId\":\"4c9c2395\"");
        assertRefused(
                ExitStatus.TRY_LATER,
                "running in the background (4c9c2395): `claude attach 4c9c2395` opens it",
                resumer.resume(ScriptedClient.SESSION, Optional.empty(), Recovery.RESUME));
        assertRefused(
                ExitStatus.TRY_LATER,
                "`claude stop 4c9c2395`",
                client.compactionStep(dialog, resumer, false)
                        .perform(new Step.CompactAndResume(
                                ScriptedClient.SESSION, Optional.of("go on"), Optional.empty(), true)));
    }

    @Test
    void leavesASessionInTheBackgroundToClaudesOwnRefusalWhereNobodyIsThere() throws Exception {
        resumer("2.1.332", "do it");
        held(",\"kind\":\"bg\",\"jobId\":\"4c9c2395\"");
        assertEquals(
                new Outcome.Resumed(Recovery.RESUME),
                client.resumer(dialog, true).resume(ScriptedClient.SESSION, Optional.empty(), Recovery.RESUME));
        assertEquals(RESUMED, client.words());
    }

    @Test
    void startsNoSecondClaudeBesideOneOfAnotherTerminal() throws Exception {
        resumer("2.1.332", "do it");
        held("");
        assertRefused(
                ExitStatus.TRY_LATER,
                "open in process " + ProcessHandle.current().pid(),
                client.resumer(dialog, true).resume(ScriptedClient.SESSION, Optional.empty(), Recovery.RESUME));
    }

    private SessionResumer inWorktree(Path worktree, String... words) throws Exception {
        client = new ScriptedClient(folder, Map.of(), "2.1.332", words);
        String prompt = Transcripts.prompt("do it").replace("/home/user/proj", worktree.toString());
        client.does("hook SessionStart; write '" + prompt + "'; exit 1").ended();
        return client.resumer(dialog);
    }

    @Test
    void namesTheWorktreeThatClaudeHasMade() throws Exception {
        Path worktree = Files.createDirectories(folder.resolve("work/.claude/worktrees/mossy"));
        inWorktree(worktree, "-w", "--model", "opus").resume(ScriptedClient.SESSION, Optional.empty(), Recovery.RESUME);
        assertEquals("--worktree|mossy|--model|opus|" + RESUMED, client.words());
        assertTrue(
                client.current().words().again().byHand(ScriptedClient.SESSION).startsWith("claude --worktree mossy "));
    }

    @Test
    void saysThatTheWorktreeHasGoneInsteadOfWorkingElsewhere() throws Exception {
        Path worktree = folder.resolve("work/.claude/worktrees/mossy");
        assertRefused(
                ExitStatus.PERSON_NEEDED,
                "the session's worktree is gone: " + worktree,
                inWorktree(worktree, "-w", "mossy").resume(ScriptedClient.SESSION, Optional.empty(), Recovery.RESUME));
    }
}
