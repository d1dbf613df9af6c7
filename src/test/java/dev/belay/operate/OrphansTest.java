package dev.belay.operate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.machine.process.Processes;
import dev.belay.posix.Subprocess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Real processes, in a tree as the system at hand may tell it. */
@DisabledOnOs(OS.WINDOWS)
class OrphansTest {
    private final int self = (int) ProcessHandle.current().pid();
    private final List<Process> started = new ArrayList<>();
    private final List<Processes.Entry> tree = new ArrayList<>();

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
    }

    /** Knows only what a test has put into the tree, so that nothing else can be ended. */
    private final Processes table = new Processes() {
        @Override
        public List<Entry> of(long root) {
            return List.copyOf(tree);
        }

        @Override
        public Optional<Entry> find(long pid) {
            return Processes.here().find(pid);
        }

        @Override
        public Optional<String> startAsNoted(long pid) {
            return Processes.here().startAsNoted(pid);
        }

        @Override
        public Optional<Long> opener(Path file) {
            return Optional.empty();
        }

        @Override
        public boolean hasVariable(long pid, String name) {
            return Processes.here().hasVariable(pid, name);
        }
    };

    private Process start(String script, String... variable) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", script);
        if (variable.length > 0) {
            builder.environment().put(variable[0], variable[1]);
        }
        Process process = builder.start();
        started.add(process);
        // It says so when its trap is set.
        assertEquals('r', process.getInputStream().read());
        tree.add(Processes.here().find(process.pid()).orElseThrow());
        return process;
    }

    @Test
    void asksPolitelyFirstAndNeverEndsItself() throws Exception {
        tree.add(Processes.here().find(self).orElseThrow());
        Process polite = start("trap 'exit 7' TERM; echo r; while :; do sleep 0.05; done");
        assertEquals(1, new Orphans(table, 60_000).endBelow(self));
        assertTrue(polite.waitFor(60, TimeUnit.SECONDS));
        assertEquals(7, polite.exitValue());
    }

    @Test
    void endsTheStubbornByForce() throws Exception {
        Process stubborn = start("trap '' TERM; echo r; while :; do sleep 0.05; done");
        assertEquals(1, new Orphans(table, 100).endBelow(self));
        assertTrue(stubborn.waitFor(60, TimeUnit.SECONDS));
        assertEquals(128 + 9, stubborn.exitValue());
    }

    @Test
    void sparesWhatTellsPeopleAndWhatHasAnothersId() throws Exception {
        Process notice = start("echo r; exec sleep 300", "BELAY_NOTICE", "1");
        Process another = start("echo r; exec sleep 300");
        Processes.Entry real = tree.remove(1);
        tree.add(new Processes.Entry(real.pid(), self, 0, real.started() - 1, 0, "sleep"));
        assertEquals(1, new Orphans(table, 100).endBelow(self));
        assertTrue(notice.isAlive());
        assertTrue(another.isAlive());
    }

    @Test
    void sparesWhatThatHasStartedWhateverItSaysOfItself() throws Exception {
        Process notice = start("env -i sleep 300 & echo r; wait", "BELAY_NOTICE", "1");
        tree.addAll(Processes.here().of(notice.pid()));
        assertEquals(0, new Orphans(table, 100).endBelow(self));
        assertTrue(notice.isAlive());
        assertTrue(notice.descendants().allMatch(ProcessHandle::isAlive));
        notice.descendants().forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void sparesWhatBelayRunsForItself() throws Exception {
        Process own = new Subprocess(List.of("/bin/sh", "-c", "sleep 300 & echo r; wait")).start();
        started.add(own);
        assertEquals('r', own.getInputStream().read());
        tree.addAll(Processes.here().of(own.pid()));
        assertEquals(0, new Orphans(table, 100).endBelow(self));
        assertTrue(own.isAlive());
        own.descendants().forEach(ProcessHandle::destroyForcibly);
    }
}
