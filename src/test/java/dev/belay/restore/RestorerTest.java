package dev.belay.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.belay.register.Entries;
import dev.belay.register.ProcessMark;
import dev.belay.register.RunEntry;
import dev.belay.register.RunRegister;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bringing back what a plan says, while others may do so too. */
class RestorerTest {
    private static final ProcessMark DEAD = new ProcessMark(999_999_999, "1");

    @TempDir
    Path folder;

    private final List<String> starts = new ArrayList<>();
    private RunRegister register;
    private Restoration planned;

    @BeforeEach
    void aRunThatDied() throws IOException {
        register = new RunRegister(folder);
        RunEntry died = Entries.died("a", folder);
        register.write(died);
        planned = Restoration.comes(died, Optional.empty());
    }

    private Restorer restorer(Start start) {
        return new Restorer(register, new Starts(Optional.of(start), start), folder);
    }

    private Start.Started started(Restoration restoration, ProcessMark process) {
        starts.add(restoration.entry().id());
        return new Start.Started(process, "somewhere");
    }

    private Restoration restored(Start start) throws InterruptedException {
        return restorer(start).restore(List.of(planned)).get(0);
    }

    @Test
    void whatSomebodyElseHasBroughtBackSinceThePlanIsRunning() throws Exception {
        Start start = restoration -> started(restoration, Entries.self());
        assertEquals(Fate.RESTORED, restored(start).fate());
        Restoration second = restored(start);
        assertEquals("running: brought back meanwhile", second.fate().id() + ": " + second.why());
        assertEquals(1, starts.size());
    }

    @Test
    void whatSomebodyElseHasBroughtBackAndIsOverIsNotStartedAgain() throws Exception {
        Start start = restoration -> started(restoration, DEAD);
        assertEquals(Fate.RESTORED, restored(start).fate());
        assertEquals(Fate.OVER, restored(start).fate());
        assertEquals(1, starts.size());
    }

    @Test
    void aRunThatHasGoneOnWithTheSessionIsLeftAlone() throws Exception {
        register.write(
                Entries.with(Entries.self(), Entries.of(Entries.SESSION, Instant.now(), Entries.died("b", folder))));
        assertEquals(
                Fate.RUNNING,
                restored(restoration -> started(restoration, DEAD)).fate());
        assertEquals(List.of(), starts);
    }

    @Test
    void whatCouldNotBeStartedIsFreeForTheNext() throws Exception {
        Start broken = restoration -> {
            throw new IOException("no window");
        };
        Restoration failed = restored(broken);
        assertEquals("failed: no window", failed.fate().id() + ": " + failed.why());
        assertEquals(Optional.empty(), register.all().get(0).claim());
        assertEquals(
                Fate.RESTORED,
                restored(restoration -> started(restoration, Entries.self())).fate());
    }

    @Test
    void whatWasOverBeforeItCouldBeSeenHasNotFailed() throws Exception {
        Start quick = restoration -> {
            register.write(Entries.of(Entries.SESSION, Instant.now(), Entries.died("b", folder)));
            throw new IOException("it ended at once");
        };
        assertEquals(Fate.RESTORED, restored(quick).fate());
    }
}
