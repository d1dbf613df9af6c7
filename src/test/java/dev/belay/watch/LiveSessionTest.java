package dev.belay.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.evidence.Evidence;
import dev.belay.evidence.Exit;
import dev.belay.evidence.Transcript;
import dev.belay.operate.ScriptedClient;
import dev.belay.transcript.Transcripts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is seen of a client that is a script. */
@Timeout(600)
@DisabledOnOs(OS.WINDOWS)
class LiveSessionTest {
    private static final String TALKS = "hook SessionStart; write '" + Transcripts.prompt("do it") + "'; ";

    @TempDir
    Path folder;

    private ScriptedClient client;

    @BeforeEach
    void prepare() throws Exception {
        client = new ScriptedClient(folder, "do it");
    }

    @AfterEach
    void end() {
        client.close();
    }

    @Test
    void tellsHowItEndedAndWhatItHadWritten() throws Exception {
        client.does(TALKS + "hook SessionEnd; echo 'out of memory' >&2; exit 3");
        Evidence evidence = client.start().awaitEnd();
        assertEquals(new Exit.Code(3), evidence.exit());
        assertEquals(Optional.of(ScriptedClient.SESSION), evidence.session());
        assertEquals(Transcript.Ending.PROMPT, evidence.transcript().endsOn());
        assertTrue(evidence.hooks().heard());
        assertTrue(evidence.screen().text().contains("out of memory"), evidence.screen()::text);
        assertTrue(evidence.client().print(), "without a terminal the client is in print mode");
        assertTrue(client.live().transcript().isPresent());
    }

    @Test
    void whatIsWrittenInTheLastMomentIsStillSeen() throws Exception {
        client.does("hook SessionStart; write '" + Transcripts.prompt("do it") + "'; write '"
                + Transcripts.answer("m1", "done") + "'; kill -KILL $$");
        Evidence evidence = client.start().awaitEnd();
        assertEquals(new Exit.Signal(9, "SIGKILL"), evidence.exit());
        assertEquals(1, evidence.transcript().answers());
    }

    @Test
    void anEndIsAskedForPolitelyFirst() throws Exception {
        client.does("trap 'write bye; exit 7' TERM; " + ScriptedClient.STAYS);
        client.start(now -> now.hooks().heard());
        assertEquals(new Exit.Code(7), client.live().end(Duration.ofMinutes(1)).exit());
    }

    @Test
    void whoDoesNotHearIsMadeToEnd() throws Exception {
        client.does("trap '' TERM; " + ScriptedClient.STAYS);
        client.start(now -> now.hooks().heard());
        assertFalse(client.live().ended());
        assertEquals(
                new Exit.Signal(9, "SIGKILL"),
                client.live().end(Duration.ofMillis(100)).exit());
        assertTrue(client.live().ended());
    }

    @Test
    void whoeverWatchesSeesTheSessionWhileItRuns() throws Exception {
        List<Evidence> seen = new CopyOnWriteArrayList<>();
        client.current().watchedBy(seen::add);
        client.does(TALKS + ScriptedClient.STAYS);
        client.start(now -> now.transcript().lastPrompt().isPresent());
        while (seen.stream().noneMatch(one -> one.transcript().lastPrompt().isPresent())) {
            Thread.sleep(5);
        }
        assertTrue(seen.stream().allMatch(Evidence::alive));
        assertEquals(Optional.of(ScriptedClient.SESSION), client.live().session());
    }

    @Test
    void withoutASignOfASessionOnlyTheEndIsKnown() throws Exception {
        client.does("exit 0");
        Evidence evidence = client.start().awaitEnd();
        assertEquals(new Exit.Code(0), evidence.exit());
        assertEquals(Optional.empty(), evidence.session());
        assertEquals(Transcript.Ending.NOTHING, evidence.transcript().endsOn());
    }
}
