package dev.belay.operate.wait;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.claude.provider.credentials.Credentials;
import dev.belay.claude.provider.credentials.Credentials.Renewal;
import dev.belay.claude.provider.credentials.Credentials.Standing;
import dev.belay.decide.Step;
import dev.belay.diagnose.Recovery;
import dev.belay.evidence.Exit;
import dev.belay.notify.Incidents;
import dev.belay.operate.dialog.CancellableWait;
import dev.belay.operate.dialog.UserDialog;
import dev.belay.supervise.Ending;
import dev.belay.supervise.Incident;
import dev.belay.supervise.NotificationPolicy;
import dev.belay.supervise.NotificationThresholds;
import dev.belay.supervise.SessionEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(600)
class CredentialsWaitTest {
    private static final Step.End END = new Step.End(77, "sign in");

    @TempDir
    Path folder;

    private Path file;
    private final AtomicInteger reads = new AtomicInteger();
    private final CancellableWait waiting = new CancellableWait(Optional::empty);
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final List<SessionEvent> told = new CopyOnWriteArrayList<>();
    private final Incident incident =
            Incidents.of(Recovery.ASK, "expired", new Step.Say(), new Step.AwaitCredentials(Duration.ofHours(8), END));

    @BeforeEach
    void begin() throws IOException {
        file = Files.writeString(folder.resolve("token"), "EXPIRED");
    }

    /** They stand as the file says. */
    private Credentials read() {
        reads.incrementAndGet();
        return credentials(new Renewal(Optional.of("aws sso login"), "Run `aws sso login`.", List.of(file)));
    }

    private Credentials credentials(Renewal renewal) {
        try {
            Standing standing = Standing.valueOf(Files.readString(file));
            return new Credentials(standing, "the SSO session", "", Optional.of(Instant.now()), renewal);
        } catch (IOException | IllegalArgumentException half) {
            return new Credentials(Standing.UNUSABLE, "the SSO session", "is broken", Optional.empty(), renewal);
        }
    }

    private CredentialsWait wait(java.util.function.Supplier<Credentials> credentials) {
        return new CredentialsWait(
                credentials,
                new Spoken(said),
                waiting,
                new NotificationPolicy(told::add, () -> NotificationThresholds.DEFAULT));
    }

    private CompletableFuture<CredentialsWait.Result> begun(Duration longest) throws InterruptedException {
        CompletableFuture<CredentialsWait.Result> result = CompletableFuture.supplyAsync(
                () -> wait(this::read).await(new Step.AwaitCredentials(longest, END), incident));
        while (told.isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        return result;
    }

    @Test
    void goesOnOnceTheFileHoldsNewCredentials() throws Exception {
        CompletableFuture<CredentialsWait.Result> result = begun(Duration.ofHours(8));
        Files.writeString(file, "half a fi");
        while (reads.get() < 2) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        assertFalse(result.isDone(), "a file that is half written is no renewal");
        Files.writeString(file, "VALID");
        assertTrue(result.get(60, TimeUnit.SECONDS).renewed());
        assertTrue(said.get(said.size() - 1).endsWith("; going on"), said::toString);
    }

    @Test
    void tellsOnceWhatToType() throws Exception {
        CompletableFuture<CredentialsWait.Result> result = begun(Duration.ofSeconds(1));
        result.get(60, TimeUnit.SECONDS);
        assertEquals(1, told.size());
        SessionEvent.PersonNeeded needed = (SessionEvent.PersonNeeded) told.get(0);
        assertEquals(
                Optional.of("aws sso login"), needed.awaited().orElseThrow().command());
        assertTrue(said.get(0).contains("Run `aws sso login`. Waiting for that until "), said::toString);
    }

    @Test
    void endsWhenTheTimeIsOver() throws Exception {
        CredentialsWait.Result result = begun(Duration.ofSeconds(1)).get(60, TimeUnit.SECONDS);
        assertFalse(result.renewed());
        assertTrue(result.reason().orElseThrow().startsWith("nobody renewed the credentials within 1 s"));
    }

    @Test
    void isBrokenOffBySignals() throws Exception {
        CompletableFuture<CredentialsWait.Result> result = begun(Duration.ofHours(8));
        Ending died = new Ending.AsClaude(new Exit.Signal(15, "SIGTERM"));
        while (!waiting.breakOff(died)) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        assertEquals(Optional.of(died), result.get(60, TimeUnit.SECONDS).ending());
    }

    @Test
    void whatNoFileCanShowIsNotWaitedFor() {
        Renewal shell = new Renewal(Optional.empty(), "Set a new key and start again.", List.of());
        CredentialsWait.Result result =
                wait(() -> credentials(shell)).await(new Step.AwaitCredentials(Duration.ofHours(8), END), incident);
        assertEquals(CredentialsWait.Result.IMPOSSIBLE, result);
        assertEquals(List.of(), told);
    }

    /** Notes what is said, and nothing else. */
    private record Spoken(List<String> said) implements UserDialog {
        @Override
        public void say(Incident incident) {}

        @Override
        public void remind(Incident incident) {}

        @Override
        public void giveUp(String reason) {}

        @Override
        public void progress(String text) {}

        @Override
        public void note(String text) {
            said.add(text);
        }
    }
}
