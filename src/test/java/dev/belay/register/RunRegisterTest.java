package dev.belay.register;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunRegisterTest {
    @TempDir
    Path state;

    private RunRegister register;

    @BeforeEach
    void make() {
        register = new RunRegister(state);
    }

    private List<String> ids() {
        return register.all().stream().map(RunEntry::id).sorted().toList();
    }

    @Test
    void keepsEachRunForItsOwnerOnly() throws IOException {
        register.write(Entries.died("a", state));
        register.write(Entries.died("b", state));
        assertEquals(List.of("a", "b"), ids());
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(state.resolve("runs/a"))));
    }

    @Test
    void leavesOutWhatIsDamaged() throws IOException {
        register.write(Entries.died("a", state));
        Files.writeString(state.resolve("runs/b"), "session no");
        Files.writeString(state.resolve("runs/.new123"), "half");
        assertEquals(List.of("a"), ids());
        assertEquals(List.of(), new RunRegister(state.resolve("nowhere")).all());
    }

    /** Threads share the lock of a process, so they come from two registers that wait in turn. */
    @Test
    void ofManyWhoClaimARunOneGetsIt() throws Exception {
        register.write(Entries.died("a", state));
        RunEntry.Claim claim = new RunEntry.Claim(Host.here(), Instant.now(), Entries.self());
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Boolean>> all = new ArrayList<>();
            Callable<Boolean> take = () -> {
                synchronized (RunRegisterTest.class) {
                    return new RunRegister(state)
                            .change("a", entry -> entry.claim().isPresent() ? null : entry.with(claim))
                            .isPresent();
                }
            };
            for (int at = 0; at < 8; at++) {
                all.add(threads.submit(take));
            }
            int got = 0;
            for (Future<Boolean> one : all) {
                got += one.get() ? 1 : 0;
            }
            assertEquals(1, got);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void forgetsWhatEndedLongAgoButNothingThatRuns() throws IOException {
        register.write(Entries.died("old", state));
        register.write(Entries.died("new", state));
        register.write(Entries.with(Entries.self(), Entries.died("running", state)));
        FileTime longAgo = FileTime.from(Instant.now().minus(Duration.ofDays(31)));
        Files.setLastModifiedTime(state.resolve("runs/old"), longAgo);
        Files.setLastModifiedTime(state.resolve("runs/running"), longAgo);
        register.prune(Instant.now());
        assertEquals(List.of("new", "running"), ids());
    }

    @Test
    void forgetsTheOldestOfVeryMany() throws IOException {
        for (int at = 0; at < 305; at++) {
            register.write(Entries.died("r" + at, state));
            Files.setLastModifiedTime(
                    state.resolve("runs/r" + at), FileTime.from(Instant.now().minusSeconds(at)));
        }
        register.prune(Instant.now());
        assertEquals(300, register.all().size());
        assertTrue(ids().contains("r0"));
    }
}
