package dev.belay.watch;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.evidence.Exit;
import dev.belay.evidence.Screen;
import dev.belay.evidence.SessionId;
import dev.belay.machine.process.Processes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandOverTest {
    private static final Optional<SessionId> SESSION =
            Optional.of(new SessionId("69edbba7-722b-4ed9-82ba-9ff18546a804"));

    @TempDir
    Path configuration;

    private void roster() {
        long own = ProcessHandle.current().pid();
        String start = Processes.here().startAsNoted(own).orElse("");
        try {
            Path folder = Files.createDirectories(configuration.resolve("daemon"));
            Path fresh = Files.writeString(
                    folder.resolve("roster.new"),
                    "{\"workers\": {\"4c9c2395\": {\"pid\": " + own + ", \"procStart\": \"" + start
                            + "\", \"sessionId\": \"" + SESSION.orElseThrow() + "\"}}}");
            Files.move(fresh, folder.resolve("roster.json"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void isSeenInTheRoster() {
        assertFalse(HandOver.happened(configuration, SESSION, Screen.blank()));
        roster();
        assertTrue(HandOver.happened(configuration, SESSION, Screen.blank()));
        assertFalse(HandOver.happened(configuration, Optional.empty(), Screen.blank()));
    }

    @Test
    void isAwaitedWhereTheClientHasSaidSo() {
        CompletableFuture<Void> later = CompletableFuture.runAsync(this::roster);
        assertTrue(HandOver.happened(configuration, SESSION, new Screen("backgrounded \u00b7 4c9c2395\n", false)));
        later.join();
    }

    @Test
    void isNoneWhereTheClientWasRefusedTheSession() {
        assertFalse(HandOver.mayHaveHandedOver(new Exit.Code(1)));
        assertFalse(HandOver.mayHaveHandedOver(new Exit.Running()));
        assertTrue(HandOver.mayHaveHandedOver(new Exit.Code(0)));
        assertTrue(HandOver.mayHaveHandedOver(new Exit.Signal(9, "KILL")));
    }
}
