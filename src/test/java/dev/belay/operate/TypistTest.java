package dev.belay.operate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.child.Child;
import dev.belay.child.ChildLauncher;
import dev.belay.child.Command;
import dev.belay.child.TerminalSetup;
import dev.belay.claude.provider.ClientArguments;
import dev.belay.claude.provider.ProviderLookup;
import dev.belay.evidence.Liveness.Keyboard;
import dev.belay.posix.Signals;
import dev.belay.posix.WindowSize;
import dev.belay.watch.ConnectedClient;
import dev.belay.watch.LiveSession;
import dev.belay.watch.SessionClient;
import dev.belay.watch.VisibleScreen;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A program at its prompt on a terminal of its own; it writes down each piece that it reads, as it comes. */
@Timeout(600)
@DisabledOnOs(OS.WINDOWS)
class TypistTest {
    /** Raw, as a client's terminal is; a read takes what is there. */
    private static final String READING = """
            stty raw -echo
            hook() {
                printf '{"hook_event_name":"%s","session_id":"0a80a98a-2efd-473d-8988-80fe42db6e92","cwd":"/"}' \\
                    "$1" > "$inbox/$1.part"
                mv "$inbox/$1.part" "$inbox/$1.json"
            }
            hook SessionStart
            piece=x
            while [ -n "$piece" ]; do
                piece=$(dd bs=4096 count=1 2>/dev/null | tr '\\r' R)
                echo "$piece" >> "$pieces"
                [ "$piece" = "$submits" ] && hook UserPromptSubmit
            done
            """;

    @TempDir
    Path folder;

    private Child child;
    private LiveSession live;

    /** @param submits the piece at which it takes the prompt */
    private void start(String submits, Supplier<Keyboard> keyboard) throws Exception {
        Path inbox = Files.createDirectory(folder.resolve("inbox"));
        Map<String, String> environment = Map.of(
                "PATH",
                "/usr/bin:/bin",
                "inbox",
                inbox.toString(),
                "pieces",
                folder.resolve("pieces").toString(),
                "submits",
                submits);
        child = ChildLauncher.forThisMachine()
                .onTerminal(
                        new Command("/bin/sh", List.of("sh", "-c", READING), environment),
                        new TerminalSetup(new WindowSize(24, 80, 0, 0), new byte[0]),
                        () -> {});
        Path home = Files.createDirectory(folder.resolve("home"));
        ProviderLookup provider = new ProviderLookup(
                environment,
                home,
                home,
                new ClientArguments(Optional.empty(), Optional.empty(), Optional.empty()),
                Optional.empty());
        live = new LiveSession(
                new ConnectedClient(
                        child,
                        child::release,
                        VisibleScreen.ofTerminal(() -> new WindowSize(24, 80, 0, 0)),
                        keyboard,
                        Optional::empty),
                new LiveSession.Setting(inbox, home, home, new SessionClient(Optional.empty(), provider)),
                Optional.empty(),
                session -> {},
                evidence -> {});
        ScriptedClient.await(live, now -> now.hooks().heard());
    }

    @AfterEach
    void end() throws Exception {
        child.signal(Signals.KILL);
        live.awaitEnd();
    }

    private List<String> pieces(int least) throws Exception {
        Path file = folder.resolve("pieces");
        while (!Files.exists(file) || Files.readAllLines(file).size() < least) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        return Files.readAllLines(file);
    }

    @Test
    void theReturnComesAloneAndIsBelievedOnceTheClientHasTakenIt() throws Exception {
        start("R", Keyboard::untouched);
        assertTrue(Typist.submit(live, "go on"));
        assertEquals(List.of("go on", "R"), pieces(2));
    }

    @Test
    void aPromptIsOneLineWithoutControls() throws Exception {
        start("R", Keyboard::untouched);
        assertTrue(Typist.submit(live, "first\nsecond \u001b[31mred"));
        String typed = pieces(2).get(0);
        assertEquals(2, pieces(2).size());
        assertTrue(typed.startsWith("first second") && !typed.contains("\u001b"), typed);
    }

    @Test
    void whatTheClientDoesNotConfirmWasNotTaken() throws Exception {
        start("never", Keyboard::untouched);
        assertFalse(Typist.submit(live, "go on", Duration.ofMillis(500)));
        assertEquals(List.of("go on", "R"), pieces(2));
    }

    @Test
    void whoeverTypesMeanwhileKeepsHisLine() throws Exception {
        int[] looks = new int[1];
        start("R", () -> new Keyboard(Optional.of(Instant.ofEpochSecond(looks[0]++)), true));
        assertFalse(Typist.submit(live, "go on"));
        assertEquals(List.of("go on"), pieces(1), "a return would have sent somebody's draft");
    }

    @Test
    void aClientThatHasEndedTakesNothing() throws Exception {
        start("R", Keyboard::untouched);
        child.signal(Signals.KILL);
        child.awaitExit();
        assertFalse(Typist.submit(live, "go on"));
    }

    @Test
    void theEndMeanwhileIsNotWaitedOut() throws Exception {
        start("R", Keyboard::untouched);
        Thread killer = new Thread(() -> {
            try {
                pieces(1);
            } catch (Exception interrupted) {
                Thread.currentThread().interrupt();
            }
            child.signal(Signals.KILL);
        });
        killer.start();
        assertFalse(Typist.submit(live, "go on"));
    }
}
