package dev.belay.transcript.safekeeping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TranscriptKeeperTest {
    @TempDir
    Path folder;

    private KeptHome home;
    private final AtomicReference<Optional<Path>> current = new AtomicReference<>(Optional.empty());

    @BeforeEach
    void make() throws IOException {
        home = new KeptHome(folder, folder.resolve("state"));
    }

    private TranscriptKeeper keeper() {
        return new TranscriptKeeper(home.place, current::get, Duration.ofDays(180), 5L << 30);
    }

    @Test
    void aRunThatIsOverAtOnceIsKeptAllTheSame() throws IOException {
        TranscriptKeeper keeper = keeper();
        keeper.start();
        current.set(Optional.of(home.session(KeptHome.ONE, "one\n")));
        keeper.finish();
        assertEquals("one\n", Files.readString(home.kept(KeptHome.ONE)));
        assertFalse(Files.exists(home.running(KeptHome.ONE)));
    }

    @Test
    void eachSessionThatTheClientGoesOverToIsKept() throws Exception {
        TranscriptKeeper keeper = keeper();
        current.set(Optional.of(home.session(KeptHome.ONE, "one\n")));
        keeper.start();
        await(home.running(KeptHome.ONE));
        current.set(Optional.of(home.session(KeptHome.TWO, "two\n")));
        keeper.finish();
        assertTrue(Files.exists(home.kept(KeptHome.ONE)));
        assertTrue(Files.exists(home.kept(KeptHome.TWO)));
        assertFalse(Files.exists(home.running(KeptHome.ONE)));
    }

    @Test
    void aStateFolderThatCannotBeWrittenToIsNoFailure() throws IOException {
        Path state = Files.writeString(folder.resolve("file"), "");
        home = new KeptHome(folder, state);
        current.set(Optional.of(home.session(KeptHome.ONE, "one\n")));
        TranscriptKeeper keeper = keeper();
        keeper.start();
        keeper.finish();
        assertEquals("one\n", Files.readString(home.transcript(KeptHome.ONE)));
    }

    @Test
    void aSessionWithoutATranscriptLeavesNothing() throws IOException {
        TranscriptKeeper keeper = keeper();
        keeper.start();
        current.set(Optional.of(home.transcript(KeptHome.ONE)));
        keeper.finish();
        assertFalse(Files.exists(folder.resolve("state")));
    }

    private static void await(Path file) throws InterruptedException {
        for (int i = 0; i < 600 && !Files.exists(file); i++) {
            Thread.sleep(50);
        }
        assertTrue(Files.exists(file), file.toString());
    }
}
