package dev.belay.operate.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.child.Child;
import dev.belay.child.ChildLauncher;
import dev.belay.child.Command;
import dev.belay.claude.CommandLine;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.Exit;
import dev.belay.evidence.Liveness;
import dev.belay.evidence.Provider;
import dev.belay.posix.Signals;
import dev.belay.settings.Settings;
import dev.belay.watch.ConnectedClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(600)
class CurrentClientTest {
    private static final CommandLine WORDS = CommandLine.of(List.of("-p", "begin"));

    @TempDir
    Path folder;

    private RunContext context;
    private CurrentClient client;

    @BeforeEach
    void prepare() {
        System.setProperty("belay.folder", folder.resolve("run").toString());
        context = new RunContext(
                Optional.empty(), Map.of("HOME", folder.toString()), RunDirectory.open(), folder, folder);
        client = new CurrentClient(context, WORDS, Watching.forTheEnd());
    }

    @AfterEach
    void end() {
        System.clearProperty("belay.folder");
        if (client.wasStarted()) {
            client.child().signal(Signals.KILL);
        }
    }

    private Child start(String script) throws IOException {
        ConnectedClient connected = new PipeConnection(ChildLauncher.forThisMachine(), Optional.empty())
                .start(new Command("/bin/sh", List.of("sh", "-c", script), Map.of("PATH", "/usr/bin:/bin")), true);
        client.follow(new StartedClient(connected, WORDS, Optional.empty()));
        return connected.child();
    }

    @Test
    void isNobodyBeforeTheFirstStart() {
        assertFalse(client.wasStarted());
        assertEquals(Optional.empty(), client.transcript());
    }

    @Test
    void isTheOneThatWasStartedLast() throws Exception {
        Child first = start("exit 0");
        client.session().awaitEnd();
        assertTrue(client.ended());

        Child second = start("exec sleep 60");

        assertNotSame(first, second);
        assertSame(second, client.child());
        assertFalse(client.ended());
    }

    @Test
    void hasEndedAsItsProcessHas() throws Exception {
        start("echo 'out of luck' >&2; exit 7");

        Evidence evidence = client.session().awaitEnd();

        assertEquals(new Exit.Code(7), evidence.exit());
        assertTrue(evidence.screen().text().contains("out of luck"));
        assertEquals(new Exit.Code(7), client.session().awaitExit());
    }

    @Test
    void showsItselfToWhoeverWatches() throws Exception {
        CompletableFuture<Evidence> seen = new CompletableFuture<>();
        client.watchedBy(seen::complete);

        start("exec sleep 60");

        assertTrue(seen.get(60, TimeUnit.SECONDS).alive());
    }

    @Test
    void keepsTheFolderOfTheRunWhileItRuns() throws Exception {
        Path inbox = context.runDirectory().inbox().orElseThrow();
        Files.delete(inbox);

        start("exec sleep 60");

        while (!Files.isDirectory(inbox) || !Files.exists(folder.resolve("run/started"))) {
            Thread.onSpinWait();
        }
    }

    @Test
    void knowsWhoseApiItTalksTo() throws Exception {
        start("exit 0");

        assertEquals(
                Provider.ANTHROPIC,
                client.started().provider(context, WORDS).read().provider());
    }

    @Test
    void isFoundStalledOnlyWhereItIsWatchedForThat() throws Exception {
        client = new CurrentClient(
                context,
                WORDS,
                Watching.forTrouble(
                        new Settings.Watchdog(Duration.ofMinutes(15), OptionalLong.of(1), OptionalLong.empty(), true)));
        start("exec sleep 60");

        Evidence trouble = client.session().awaitTrouble(exit -> {});

        assertTrue(trouble.alive());
        assertFalse(trouble.liveness().equals(Liveness.none()));
    }
}
