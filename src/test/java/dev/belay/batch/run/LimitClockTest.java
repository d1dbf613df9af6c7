package dev.belay.batch.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.belay.register.Entries;
import dev.belay.register.RunRegister;
import dev.belay.register.Standing;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LimitClockTest {
    @TempDir
    Path home;

    private void limitedUntil(Instant until) throws IOException {
        limitedUntil(until, Map.of());
    }

    private void limitedUntil(Instant until, Map<String, String> variables) throws IOException {
        Standing standing = new Standing(
                Standing.State.RUNNING,
                Instant.now(),
                Optional.of(new Standing.Trouble("some-limit", "Limit.", Optional.of(until))));
        new RunRegister(home.resolve(".local/state/belay"))
                .write(Entries.standing(Entries.in(variables, Entries.died("a", home)), standing));
    }

    @Test
    void nothingBeginsBeforeTheLimitIsOverAndThenOneAfterTheOther() throws IOException {
        LimitClock clock = LimitClock.of(Map.of("HOME", home.toString()), home, 2);
        Instant now = Instant.now();
        assertEquals(now, clock.next(now));
        assertEquals(now, clock.next(now));
        Instant until = Instant.ofEpochMilli(now.toEpochMilli()).plusSeconds(600);
        limitedUntil(until);
        assertEquals(until, clock.next(now));
        Instant after = until.plusSeconds(1);
        assertEquals(after, clock.next(after));
        assertEquals(after.plus(LimitClock.BETWEEN), clock.next(after));
        assertEquals(after.plus(LimitClock.BETWEEN), clock.next(after.plus(LimitClock.BETWEEN)));
        Instant later = after.plus(LimitClock.BETWEEN.multipliedBy(2));
        assertEquals(later, clock.next(later));
        assertEquals(later, clock.next(later), "as many as there are jobs have begun");
    }

    @Test
    void anotherAccountsLimitIsNone() throws IOException {
        Instant now = Instant.now();
        limitedUntil(now.plusSeconds(600));
        Map<String, String> other = Map.of("HOME", home.toString(), "CLAUDE_CONFIG_DIR", "/other");
        assertEquals(now, LimitClock.of(other, home, 2).next(now));
    }

    /** Where a job of a cluster has begun it, a task has a folder of claude's of its own. */
    @Test
    void theBatchsOwnTasksMeetItWhateverTheirFolder() throws IOException {
        Instant now = Instant.now();
        Instant until = Instant.ofEpochMilli(now.toEpochMilli()).plusSeconds(600);
        limitedUntil(until, Map.of("CLAUDE_CONFIG_DIR", "/out/homes/a/claude", "BELAY_BATCH", "/out"));
        Map<String, String> environment = Map.of("HOME", home.toString());
        assertEquals(until, LimitClock.of(environment, Path.of("/out"), 2).next(now));
        assertEquals(now, LimitClock.of(environment, Path.of("/another"), 2).next(now));
    }
}
