package dev.belay.transcript.safekeeping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PruningTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final String KILOBYTE = "x".repeat(1023) + "\n";

    @TempDir
    Path folder;

    private KeptHome home;

    @BeforeEach
    void make() throws IOException {
        home = new KeptHome(folder, folder.resolve("state"));
    }

    /** One that the client has deleted. */
    private void swept(String id, int kilobytes, Duration ago) throws IOException {
        home.session(id, KILOBYTE.repeat(kilobytes));
        home.beside(id, "tool-results/one.txt", KILOBYTE);
        KeptHome.writtenAt(home.transcript(id), NOW.minus(ago));
        home.keep(id).finish();
        home.sweep(id);
    }

    private void prune(Duration age, long bytes) throws IOException {
        new Pruning(home.place, age, bytes, NOW).prune();
    }

    private String left() {
        return (Files.exists(home.kept(KeptHome.ONE)) ? "one " : "")
                + (Files.exists(home.kept(KeptHome.TWO)) ? "two" : "");
    }

    @Test
    void whatIsTooOldGoesWithAllThatBelongsToIt() throws IOException {
        swept(KeptHome.ONE, 1, Duration.ofDays(181));
        swept(KeptHome.TWO, 1, Duration.ofDays(179));
        prune(Duration.ofDays(180), Long.MAX_VALUE);
        assertEquals("two", left());
        assertFalse(Files.exists(KeptTranscripts.sideFolder(home.kept(KeptHome.ONE))));
    }

    @Test
    void theOldestGoesFirstUntilTheRestFits() throws IOException {
        swept(KeptHome.TWO, 10, Duration.ofDays(2));
        swept(KeptHome.ONE, 10, Duration.ofDays(1));
        prune(Duration.ofDays(180), 23 * 1024);
        assertEquals("one two", left());
        prune(Duration.ofDays(180), 12 * 1024);
        assertEquals("one ", left());
        prune(Duration.ofDays(180), 1024);
        assertEquals("", left());
    }

    @Test
    void whatTheClientStillHasCostsNothingAndStays() throws IOException {
        home.session(KeptHome.ONE, KILOBYTE.repeat(100));
        KeptHome.writtenAt(home.transcript(KeptHome.ONE), NOW.minus(Duration.ofDays(400)));
        home.keep(KeptHome.ONE).finish();
        swept(KeptHome.TWO, 10, Duration.ofDays(1));
        prune(Duration.ofDays(180), 12 * 1024);
        assertEquals("one two", left());
    }

    @Test
    void aSessionThatRunsKeepsItsOwn() throws IOException {
        swept(KeptHome.ONE, 1, Duration.ofDays(400));
        Files.createDirectories(home.configuration.resolve("sessions"));
        Path session = home.configuration
                .resolve("sessions")
                .resolve(ProcessHandle.current().pid() + ".json");
        Files.writeString(
                session, "{\"sessionId\":\"" + KeptHome.ONE + "\",\"startedAt\":" + System.currentTimeMillis() + "}");
        prune(Duration.ofDays(180), 1);
        assertEquals("one ", left());
        Files.delete(session);
        prune(Duration.ofDays(180), 1);
        assertEquals("", left());
    }

    @Test
    void earlierStatesCountAndGoToo() throws IOException {
        home.session(KeptHome.ONE, KILOBYTE.repeat(20));
        Safekeeping safekeeping = home.keep(KeptHome.ONE);
        Files.writeString(home.transcript(KeptHome.ONE), "");
        safekeeping.finish();
        assertTrue(Files.exists(home.earlier(KeptHome.ONE)));
        prune(Duration.ofDays(180), 20 * 1024);
        assertTrue(Files.exists(home.earlier(KeptHome.ONE)));
        prune(Duration.ofDays(180), 19 * 1024);
        assertFalse(Files.exists(home.earlier(KeptHome.ONE)));
        assertEquals("one ", left());
    }

    @Test
    void theCopyOfARunThatWasKilledGoesAfterADay() throws IOException {
        home.session(KeptHome.ONE, KILOBYTE);
        home.keep(KeptHome.ONE);
        KeptHome.writtenAt(home.running(KeptHome.ONE), NOW.minus(Duration.ofHours(23)));
        prune(Duration.ofDays(180), 1);
        assertTrue(Files.exists(home.running(KeptHome.ONE)));
        KeptHome.writtenAt(home.running(KeptHome.ONE), NOW.minus(Duration.ofHours(25)));
        prune(Duration.ofDays(180), 1);
        assertFalse(Files.exists(home.running(KeptHome.ONE)));
    }

    @Test
    void isDoneOnceADay() throws IOException {
        swept(KeptHome.ONE, 1, Duration.ofDays(400));
        new Pruning(home.place, Duration.ofDays(500), Long.MAX_VALUE, NOW).whenDue();
        new Pruning(home.place, Duration.ofDays(180), 1, NOW.plus(Duration.ofHours(23))).whenDue();
        assertEquals("one ", left());
        new Pruning(home.place, Duration.ofDays(180), 1, NOW.plus(Duration.ofHours(25))).whenDue();
        assertEquals("", left());
    }
}
