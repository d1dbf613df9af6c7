package dev.belay.operate.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.decide.ResumePrompt;
import dev.belay.evidence.ExitStatus;
import dev.belay.operate.ScriptedClient;
import dev.belay.transcript.Transcripts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The same words again, with a session of the user's choice, on a client that is a script. */
@Timeout(600)
@DisabledOnOs(OS.WINDOWS)
class FirstStartTest {
    private static final String ID = ScriptedClient.SESSION.value();
    private static final String AS_GIVEN = "--session-id|" + ID + "|do it|";
    private static final String CONTINUED = "session " + ID + " already exists; continuing it";

    @TempDir
    Path folder;

    private final List<String> notes = new ArrayList<>();
    private ScriptedClient client;

    @BeforeEach
    void prepare() throws Exception {
        client = new ScriptedClient(folder, "--session-id", ID, "do it");
    }

    @AfterEach
    void end() {
        client.close();
    }

    private Optional<Refusal> start() {
        return client.firstStart(new ResumePrompt("go on"), notes::add).start();
    }

    private void said(String... records) throws Exception {
        Files.write(client.transcript(), List.of(records));
    }

    @Test
    void startsAsTheUserSaidWhereTheSessionIsNew() throws Exception {
        assertEquals(Optional.empty(), start());
        assertEquals(AS_GIVEN, client.words());
        assertEquals(List.of(), notes);
    }

    @Test
    void startsAsTheUserSaidWhereNothingHasBeenSaidYet() throws Exception {
        said("{\"type\":\"file-history-snapshot\"}");
        assertEquals(Optional.empty(), start());
        assertEquals(AS_GIVEN, client.words());
        assertTrue(Files.notExists(client.transcript()), "claude would refuse its id");
    }

    @Test
    void givesAFinishedSessionThePrompt() throws Exception {
        said(Transcripts.prompt("do this first"), Transcripts.answer("m1", "done"));
        assertEquals(Optional.empty(), start());
        assertEquals("--resume|" + ID + "|do it|", client.words());
        assertEquals(List.of(CONTINUED), notes);
    }

    @Test
    void finishesWhatIsUnderWay() throws Exception {
        said(Transcripts.prompt("do it"));
        assertEquals(Optional.empty(), start());
        assertEquals("--resume|" + ID + "|go on|", client.words());
        assertEquals(List.of(CONTINUED), notes);
    }

    @Test
    void namesTheCommandThatWasRunning() throws Exception {
        said(Transcripts.prompt("do it"), Transcripts.call("m1", "Bash", "{\"command\":\"make install\"}"));
        assertEquals(Optional.empty(), start());
        assertTrue(client.words().contains("make install"), notes::toString);
    }

    @Test
    void leavesASessionToTheProcessThatHasItOpen() throws Exception {
        said(Transcripts.prompt("do it"));
        Path sessions = Files.createDirectories(folder.resolve("home/.claude/sessions"));
        Files.writeString(sessions.resolve(ProcessHandle.current().pid() + ".json"), "{\"sessionId\":\"" + ID + "\"}");
        assertEquals(
                Optional.of(new Refusal(
                        ExitStatus.TRY_LATER,
                        "session " + ID + " is open in process "
                                + ProcessHandle.current().pid() + "; exit that claude first")),
                start());
        assertEquals(List.of(), client.starts());
    }

    @Test
    void saysThatThereIsNoClaude() throws Exception {
        client.uninstall();
        Refusal refusal = start().orElseThrow();
        assertEquals(ExitStatus.NOT_FOUND, refusal.status());
        assertTrue(refusal.sentence().contains("does not exist or is not executable"), refusal::sentence);
    }
}
