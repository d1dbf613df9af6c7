package dev.belay.watch.watchdog;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.evidence.Hooks;
import dev.belay.evidence.SessionFile;
import dev.belay.evidence.Transcript;
import dev.belay.machine.process.Processes;
import dev.belay.transcript.Transcripts;
import dev.belay.watch.follow.Snapshot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
@Tag("slow")
class UnwrittenToolsTest {
    private static final Snapshot OWING = seen(Transcripts.of(Transcripts.prompt("do it")));

    private final UnwrittenTools tools = new UnwrittenTools(Processes.here());
    private Process client;

    private static Snapshot seen(Transcript transcript) {
        return seen(transcript, Optional.empty());
    }

    private static Snapshot seen(Transcript transcript, Optional<Path> file) {
        return new Snapshot(
                new Snapshot.Identity(Optional.empty(), Path.of("."), Optional.empty()),
                new Snapshot.Followed(file, 0, transcript),
                new Snapshot.Turn(true, true, 1),
                Hooks.silent(),
                SessionFile.BUSY,
                Instant.EPOCH,
                Optional.empty());
    }

    private List<Long> client(String script) throws Exception {
        client = new ProcessBuilder("bash", "-c", script).start();
        return List.of(client.pid());
    }

    @AfterEach
    void endClient() throws Exception {
        if (client != null) {
            client.destroyForcibly();
            client.waitFor(10, TimeUnit.SECONDS);
        }
    }

    private boolean found(Snapshot seen, List<Long> clients) {
        boolean found = false;
        for (int look = 0; look < 5; look++) {
            awaitTheEndOfAChild(clients.get(0));
            found = tools.found(seen, () -> clients, look * 20_000_000_000L);
        }
        return found;
    }

    private static void awaitTheEndOfAChild(long client) {
        OptionalLong before = Processes.here().outlived(client);
        while (Processes.here().outlived(client).equals(before)) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aClientThatStartsOneToolAfterTheOtherIsFound() throws Exception {
        assertTrue(found(OWING, client("while :; do setsid sleep 0.1; done")));
    }

    /** Each round costs money. */
    @Test
    void looksSoonAndSoonerOnceToolsComeAndGo() throws Exception {
        List<Long> clients = client("while :; do setsid sleep 0.1; done");
        long nanos = 0;
        boolean found = tools.found(OWING, () -> clients, nanos);
        while (!found && nanos < SECONDS.toNanos(15)) {
            nanos += tools.again(nanos).toNanos();
            awaitTheEndOfAChild(clients.get(0));
            found = tools.found(OWING, () -> clients, nanos);
        }
        assertTrue(found);
    }

    @Test
    void whoOwesNothingNeedNotBeLookedAtSoon() throws Exception {
        List<Long> clients = client("sleep 60");
        tools.found(
                seen(Transcripts.of(Transcripts.prompt("do it"), Transcripts.answer("m1", "Done."))), () -> clients, 0);
        assertTrue(tools.again(0).compareTo(Duration.ofMinutes(1)) > 0);
    }

    @Test
    void asLongAsNoChildEndsNothingIsSampled() throws Exception {
        List<Long> clients = client("sleep 60");
        boolean found = false;
        long before = System.nanoTime();
        for (long second = 0; second < 600; second += 10) {
            found |= tools.found(OWING, () -> clients, SECONDS.toNanos(second));
        }
        assertFalse(found);
        assertTrue(System.nanoTime() - before < SECONDS.toNanos(60), "one sample alone takes two seconds");
    }

    @Test
    void oneToolThatRunsOnIsNoneNorArePlainChildren() throws Exception {
        assertFalse(found(OWING, client("setsid sleep 60 & while :; do sleep 0.1; done")));
    }

    @Test
    void whoHasSubAgentsAtWorkIsLeftAlone(@TempDir Path folder) throws Exception {
        Path agents = Files.createDirectories(folder.resolve("0a80a98a/subagents"));
        Files.writeString(agents.resolve("agent-1.jsonl"), "{}");
        Snapshot seen =
                seen(Transcripts.of(Transcripts.prompt("do it")), Optional.of(folder.resolve("0a80a98a.jsonl")));
        assertFalse(found(seen, client("while :; do setsid sleep 0.1; done")));
    }

    @Test
    void whoHasACallOpenOrOwesNothingIsNotLookedAt() throws Exception {
        List<Long> busy = client("while :; do setsid sleep 0.1; done");
        String call = Transcripts.call("toolu_1", "Bash", "{\"command\":\"make\"}");
        assertFalse(found(seen(Transcripts.of(Transcripts.prompt("do it"), call)), busy));
        assertFalse(found(seen(Transcripts.of(Transcripts.prompt("do it"), Transcripts.answer("m1", "Done."))), busy));
    }

    @Test
    void aClientThatHasGoneHasStartedNothing() {
        assertEquals(0, tools.started(List.of(0L)));
        assertEquals(0, tools.started(List.of()));
    }
}
