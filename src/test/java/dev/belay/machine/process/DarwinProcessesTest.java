package dev.belay.machine.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.machine.system.ProgramOutput;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Over tables in the form of Darwin's structures, on any system. */
class DarwinProcessesTest {
    @TempDir
    Path folder;

    private final DarwinTable table = new DarwinTable()
            .fork(800, 1, "java")
            .fork(900, 800, "2.1.332")
            .fork(910, 900, "zsh")
            .fork(920, 910, "sleep")
            .fork(700, 1, "Finder");
    private final DarwinProcesses processes = new DarwinProcesses(table, new ProgramOutput(""));

    private List<Long> tree(long root) {
        return tree(processes, root);
    }

    @Test
    void readsWhatTheStructuresSay() {
        assertEquals(
                new Processes.Entry(910, 900, 900, 1_790_000_910_250L, 910_000_000, "zsh"),
                processes.find(910).orElseThrow());
        assertEquals(Optional.of("Mon Sep 21 14:28:30 2026"), processes.startAsNoted(910));
    }

    @Test
    void findsDescendantsNearestFirst() {
        assertEquals(List.of(800L, 900L, 910L, 920L), tree(800));
        assertEquals(List.of(910L, 920L), tree(910));
        assertEquals(List.of(), tree(555));
    }

    @Test
    void knowsWhoseDescendantAnOrphanIs() {
        assertEquals(List.of(900L, 910L, 920L), tree(900));
        table.end(900);
        table.end(910);
        assertEquals(List.of(800L, 920L), tree(800), "what stood between has been seen");
        assertEquals(List.of(), tree(900));
    }

    @Test
    void claimsNobodyWhoseParentsItHasNeverSeen() {
        table.fork(930, 910, "sh").fork(931, 930, "node");
        table.end(930);
        assertEquals(List.of(800L, 900L, 910L, 920L), tree(800));
    }

    @Test
    void leavesOutWhatWasSetAsideWithAllBelowIt() {
        table.fork(850, 800, "sh").fork(851, 850, "java");
        processes.setAside(850);
        table.end(850);
        assertEquals(List.of(800L, 900L, 910L, 920L), tree(800));
    }

    @Test
    void knowsAnotherProcessWithTheSameIdForAnother() {
        Processes.Entry before = processes.find(920).orElseThrow();
        assertTrue(processes.alive(before));
        table.becomeZombie(920);
        assertFalse(processes.alive(before));
        assertEquals(List.of(800L, 900L, 910L), tree(800));
        table.end(920);
        table.fork(920, 1, "sleep");
        assertEquals(List.of(800L, 900L, 910L), tree(800));
    }

    @Test
    void remembersOnlyWhatLeadsSomewhere() {
        for (int pid = 10_000; pid < 15_000; pid++) {
            table.fork(pid, 910, "true");
            if (pid % 10 == 0) {
                tree(800);
            }
            table.end(pid);
        }
        tree(900);
        table.end(900);
        table.end(910);
        assertEquals(List.of(800L, 920L), tree(800));
    }

    @Test
    void isNotBelievedWhereItDoesNotKnowThisProcess() {
        assertFalse(processes.answers());
        table.fork((int) ProcessHandle.current().pid(), 1, "java");
        assertTrue(processes.answers());
    }

    /** Nobody adopts orphans for this JVM here, as on macOS. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void findsARealOrphanInASessionOfItsOwnByWhatItHasSeen() throws Exception {
        Processes real = new DarwinProcesses(new DarwinOverProc(), new ProgramOutput(""));
        long self = ProcessHandle.current().pid();
        Process shell = new ProcessBuilder("/bin/sh", "-c", "setsid sleep 987 & wait").start();
        Optional<Processes.Entry> sleep = Optional.empty();
        while (sleep.isEmpty()) {
            sleep = real.of(self).stream()
                    .filter(entry -> entry.command().equals("sleep") && entry.parent() == shell.pid())
                    .findFirst();
        }
        try {
            shell.destroyForcibly().waitFor();
            while (new LinuxProcesses().find(sleep.get().pid()).orElseThrow().parent() == shell.pid()) {
                Thread.sleep(10);
            }
            assertTrue(tree(real, self).contains(sleep.get().pid()));
            boolean adopted =
                    new LinuxProcesses().find(sleep.get().pid()).orElseThrow().parent() == self;
            Processes late = new DarwinProcesses(new DarwinOverProc(), new ProgramOutput(""));
            assertEquals(
                    adopted, tree(late, self).contains(sleep.get().pid()), "claimed by nobody who saw it too late");
        } finally {
            ProcessHandle.of(sleep.get().pid()).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    private static List<Long> tree(Processes processes, long root) {
        return processes.of(root).stream().map(Processes.Entry::pid).toList();
    }

    @Test
    void readsTheEnvironmentBehindTheArguments() {
        byte[] bytes = "\2\0\0\0/opt/homebrew/bin/node\0\0\0\0node\0a=b\0BELAY_NOTICE=1\0HOME=/Users/x\0\0\0junk=1\0"
                .getBytes(StandardCharsets.ISO_8859_1);
        assertEquals(List.of("BELAY_NOTICE=1", "HOME=/Users/x"), DarwinArguments.environment(bytes));
        table.arguments(920, bytes);
        assertTrue(processes.hasVariable(920, "BELAY_NOTICE"));
        assertFalse(processes.hasVariable(920, "a"), "an argument");
        assertFalse(processes.hasVariable(910, "BELAY_NOTICE"), "kept back");
        assertEquals(List.of(), DarwinArguments.environment("\5\0\0\0/bin/sh\0".getBytes(StandardCharsets.ISO_8859_1)));
        assertEquals(List.of(), DarwinArguments.environment(new byte[2]));
    }

    @Test
    void asksLsofWhoHasAFileOpen() throws Exception {
        FakePrograms programs = new FakePrograms(folder);
        programs.prints("lsof", ProcessHandle.current().pid() + "\n4711\n");
        Processes asking = new DarwinProcesses(table, programs.output());
        assertEquals(Optional.of(4711L), asking.opener(Path.of("/t/x.jsonl")));
        assertEquals(List.of("-t -- /t/x.jsonl"), programs.calls("lsof"));
        assertEquals(Optional.empty(), processes.opener(Path.of("/t/x.jsonl")), "there is no lsof");
    }
}
