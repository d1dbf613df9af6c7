package dev.belay.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.machine.memory.DarwinMemoryGauge;
import dev.belay.machine.process.DarwinProcesses;
import dev.belay.machine.process.DarwinTable;
import dev.belay.machine.process.FakePrograms;
import dev.belay.machine.process.Processes;
import dev.belay.machine.stream.DarwinStreamGauge;
import dev.belay.machine.stream.StreamGauge;
import dev.belay.machine.stream.StreamMovement;
import dev.belay.machine.system.DarwinKernel;
import dev.belay.machine.system.ProgramOutput;
import dev.belay.posix.calls.OperatingSystem;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Darwin's answers on memory, streams, kills and disk space, from recorded bytes and from stand-ins for its programs. */
@Timeout(600)
class DarwinMachineTest {
    private static final String NETTOP = ",bytes_in,bytes_out,\n"
            + "2.1.332.812,52000,9100,\n"
            + "tcp4 192.168.1.7:51001<->160.79.104.10:443,50000,8000,\n"
            + "tcp6 2a01::7.51002<->2606::1.443,2000,1100,\n";
    private static final String LOG = """
            Timestamp               Ty Process[PID:TID]
            2026-09-28 16:10:17.591 Df kernel[0:1cd] memorystatus: killing_idle_process pid 386 [wallpaperexportd] x
            2026-09-28 16:10:18.100 Df kernel[0:1cd] 12.004 memorystatus: killing_specific_process pid 812 [claude] (idle-exit 0 0s)
            2026-09-28 16:12:02.114 Df kernel[0:1cd] 98.114 memorystatus: killing_top_process pid 901 [node] (vm-compressor-space-shortage 0 12s) 6512345KB - memorystatus_available_pages: 1
            2026-09-28 16:12:03.000 Df kernel[0:1cd] memorystatus: killing largest compressed process python3.11 [94572] 176853 MB
            """;

    @TempDir
    Path folder;

    private final DarwinTable table = new DarwinTable();

    private static byte[] bytes(int size, long value) {
        ByteBuffer bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        return (size == 4 ? bytes.putInt((int) value) : bytes.putLong(value)).array();
    }

    @Test
    void readsMemoryAndPressureFromTheKernel() {
        DarwinMemoryGauge gauge = new DarwinMemoryGauge(table, new ProgramOutput(""));
        table.number("hw.memsize", bytes(8, 17_179_869_184L));
        table.fork(812, 1, "claude");
        List<Processes.Entry> tree = new DarwinProcesses(table, new ProgramOutput("")).of(812);
        assertEquals(OptionalLong.of(17_179_869_184L), gauge.read(tree).total());
        assertEquals(OptionalLong.of(812_000_000), gauge.read(tree).resident());
        assertTrue(gauge.exceeds(tree, 811_000_000));
        assertFalse(gauge.exceeds(tree, 812_000_000));
        for (int level : new int[] {1, 2, 4}) {
            table.number("kern.memorystatus_vm_pressure_level", bytes(4, level));
            assertEquals(level == 4, gauge.isShort(), "level " + level);
        }
        assertFalse(gauge.measures(), "it does not know this very process");
        table.fork((int) ProcessHandle.current().pid(), 1, "java");
        assertTrue(gauge.measures());
    }

    @Test
    void asksTheProgramWhereTheKernelCannotBeCalled() throws Exception {
        FakePrograms programs = new FakePrograms(folder);
        programs.does("sysctl", "case $2 in hw.memsize) echo 8589934592 ;; *) echo 4 ;; esac");
        DarwinMemoryGauge gauge = new DarwinMemoryGauge(table, programs.output());
        assertEquals(OptionalLong.of(8_589_934_592L), gauge.read(List.of()).total());
        assertTrue(gauge.isShort());
        assertEquals(List.of("-n hw.memsize", "-n kern.memorystatus_vm_pressure_level"), programs.calls("sysctl"));
        programs.does("sysctl", "echo \"sysctl: unknown oid\" >&2; exit 1");
        assertFalse(gauge.isShort());
        assertEquals(OptionalLong.empty(), gauge.read(List.of()).total());
    }

    @Test
    void readsConnectionsOfNettop() throws Exception {
        FakePrograms programs = new FakePrograms(folder);
        programs.prints("nettop", NETTOP);
        StreamGauge.Reading reading =
                new DarwinStreamGauge(programs.output()).read(List.of(812L)).orElseThrow();
        assertEquals(List.of("-n -x -L 1 -m tcp -J bytes_in,bytes_out -p 812"), programs.calls("nettop"));
        assertEquals(2, reading.connections().size(), "without their sum");
        assertEquals(52_000, reading.bytesReceived());
    }

    @Test
    void readsSumsWhereNoConnectionsAreListedAndNothingWhereNoneAre() {
        StreamGauge.Reading sums = DarwinStreamGauge.parse("time,,bytes_in,bytes_out,\n16:10:17.591,claude.812,7,9,\n")
                .orElseThrow();
        assertEquals(7, sums.bytesReceived());
        assertEquals(Optional.empty(), DarwinStreamGauge.parse(",bytes_in,bytes_out,\n"));
        assertEquals(Optional.empty(), DarwinStreamGauge.parse(""));
        assertEquals(Optional.empty(), DarwinStreamGauge.parse("nettop: something went wrong, or so,1,2\n"));
    }

    @Test
    void toldAnAnswerFromKeepAlivesByBytesAlone() {
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        StreamMovement movement = StreamMovement.unknown().after(start, reading(50_000, 8_000));
        Instant later = start.plusSeconds(60);
        assertEquals(
                Optional.of(start),
                movement.after(later, reading(50_000 + 6 * 64, 8_000)).last());
        assertEquals(
                Optional.of(later),
                movement.after(later, reading(50_000 + 60 * 145, 8_000)).last());
        assertEquals(
                Optional.of(start),
                movement.after(later, reading(52_000, 10_000)).last(),
                "telemetry");
    }

    private static Optional<StreamGauge.Reading> reading(long in, long out) {
        return DarwinStreamGauge.parse(
                ",bytes_in,bytes_out,\nclaude.1,0,0,\ntcp4 10.0.0.1:5<->160.79.104.10:443," + in + "," + out + ",\n");
    }

    @Test
    void findsItsOwnAmongTheKernelsKills() {
        assertEquals(
                new KernelKills.Kills(OptionalLong.of(1), Optional.of("901 (node)")),
                DarwinKernelKills.parse(LOG, Set.of(812L, 901L, 386L)));
        assertEquals(
                new KernelKills.Kills(OptionalLong.of(1), Optional.of("94572 (python3.11)")),
                DarwinKernelKills.parse(LOG, Set.of(94572L)));
        assertEquals(
                new KernelKills.Kills(OptionalLong.of(0), Optional.empty()), DarwinKernelKills.parse(LOG, Set.of(1L)));
    }

    @Test
    void asksTheLogOnlyAfterAKill() throws Exception {
        FakePrograms programs = new FakePrograms(folder);
        programs.prints("log", LOG);
        DarwinKernelKills kills = new DarwinKernelKills(programs.output());
        assertEquals(KernelKills.Kills.UNKNOWN, kills.read(Set.of(901L), 0));
        assertEquals(List.of(), programs.calls("log"));
        assertEquals(Optional.of("901 (node)"), kills.read(Set.of(901L), 137).victim());
        assertEquals(
                List.of("show --last 2m --style compact --predicate process == \"kernel\" AND eventMessage CONTAINS"
                        + " \"memorystatus: killing\""),
                programs.calls("log"));
        assertEquals(KernelKills.Kills.UNKNOWN, new DarwinKernelKills(new ProgramOutput("")).read(Set.of(901L), 137));
    }

    @Test
    void aDiskWithoutLimitOfFilesSaysNothingOfThem() throws Exception {
        assertEquals(new DiskSpace(OptionalLong.of(40_960), OptionalLong.empty()), DiskSpace.of(4096, 10, 0, 0));
        long total = Files.getFileStore(folder).getTotalSpace();
        long free = DiskSpace.at(folder).free().orElseThrow();
        assertTrue(free > 0 && free <= total, free + " of " + total);
    }

    @Test
    void keepsTheMachineAwakeAsLongAsAProcessIsThere() throws Exception {
        FakePrograms programs = new FakePrograms(folder);
        programs.does("caffeinate", "");
        new DarwinWakefulness(programs.output()).keepWhileAlive(4711);
        while (programs.calls("caffeinate").isEmpty()) {
            Thread.sleep(20);
        }
        assertEquals(List.of("-i -w 4711"), programs.calls("caffeinate"));
        new DarwinWakefulness(new ProgramOutput("")).keepWhileAlive(4711);
    }

    @Test
    void waitsForNoProgramWithoutALimit() throws Exception {
        FakePrograms programs = new FakePrograms(folder);
        programs.does("log", "/bin/sleep 600");
        assertEquals(Optional.empty(), programs.output().of(Duration.ofMillis(300), "log"));
        assertEquals(Optional.empty(), programs.output().of(Duration.ofSeconds(60), "nettop"));
    }

    @Test
    void nativeCallsThatThisSystemDoesNotHaveAnswerNothing() {
        if (OperatingSystem.isMac()) {
            return;
        }
        DarwinKernel kernel = DarwinKernel.here();
        int self = (int) ProcessHandle.current().pid();
        assertEquals(List.of(), kernel.processes());
        assertEquals(Optional.empty(), kernel.information(self, 3, 136));
        assertEquals(Optional.empty(), kernel.usage(self));
        assertEquals(Optional.empty(), kernel.number("hw.memsize"));
        assertFalse(new DarwinProcesses(kernel, new ProgramOutput("")).answers());
    }
}
