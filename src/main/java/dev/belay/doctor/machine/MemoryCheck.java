package dev.belay.doctor.machine;

import dev.belay.doctor.Amount;
import dev.belay.doctor.Check;
import dev.belay.doctor.CheckContext;
import dev.belay.doctor.Findings;
import dev.belay.journal.KeptIncidents;
import dev.belay.machine.memory.LinuxMemoryRoom;
import dev.belay.machine.memory.MemoryGauge;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * Whether there is room for claude and its tools: what the machine has left, what the control group allows, what the
 * client's own heap is limited to, and what claude has needed here before.
 */
public final class MemoryCheck implements Check {
    /** Below this a client hardly starts a session. */
    private static final long LEAST = 512 * Amount.MEGABYTE;
    /** What a plain session needs beside its tools. */
    private static final long COMFORTABLE = 2 * Amount.GIGABYTE;

    private static final long ADDRESS_SPACE = 8 * Amount.GIGABYTE;
    private static final int SMALL_HEAP = 1024;
    private static final int INCIDENTS = 20;
    private static final String HEAP = "--max-old-space-size=";
    private static final String FREE_SOME =
            "Stop other large programs, or give the machine or container more memory; builds and tests of a session count"
                    + " against the same limit.";

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public void look(CheckContext context, Findings findings) {
        Path proc = context.machine().proc();
        OptionalLong available = meminfo(proc, "MemAvailable:");
        long swap = meminfo(proc, "SwapFree:").orElse(0);
        OptionalLong room = LinuxMemoryRoom.ofOurselves(proc, context.machine().controlGroups());
        long peak = peak(context);
        heap(context, findings);
        addressSpace(context, findings);
        if (available.isEmpty() && room.isEmpty()) {
            byPressure(findings);
            return;
        }
        String before = peak > 0 ? "; claude has used " + Amount.bytes(peak) + " here before" : "";
        if (room.isPresent() && room.getAsLong() < available.orElse(Long.MAX_VALUE)) {
            judge(
                    room.getAsLong(),
                    peak,
                    "the control group has " + Amount.bytes(room.getAsLong()) + " left before its limit" + before,
                    findings);
        } else {
            judge(
                    available.getAsLong() + swap,
                    peak,
                    "the machine has " + Amount.bytes(available.getAsLong()) + " of memory left and "
                            + (swap == 0 ? "no swap" : Amount.bytes(swap) + " of swap") + before,
                    findings);
        }
        long left = Math.min(available.orElse(Long.MAX_VALUE), room.orElse(Long.MAX_VALUE));
        findings.ok(Amount.bytes(left) + " available"
                + (room.isPresent() ? " within the control group's limit" : "") + ", "
                + (swap == 0 ? "no swap" : Amount.bytes(swap) + " of swap") + before);
    }

    /** Where the system tells how hard pressed it is instead of how much is free. */
    private static void byPressure(Findings findings) {
        MemoryGauge gauge = MemoryGauge.of(ProcessHandle.current().pid());
        MemoryGauge.Memory memory = gauge.read(List.of());
        if (memory.available().isPresent() || memory.total().isEmpty()) {
            findings.skip("this system does not say how much memory is left");
            return;
        }
        String has = Amount.bytes(memory.total().getAsLong()) + " of memory";
        if (gauge.isShort()) {
            findings.warn(has + ", and the system reports that it is critically low", FREE_SOME);
        } else {
            findings.ok(has + ", and the system does not report a shortage");
        }
    }

    private static void judge(long left, long peak, String say, Findings findings) {
        if (left < LEAST) {
            findings.fail(say + ", too little for claude", FREE_SOME);
        } else if (left < Math.max(COMFORTABLE, peak)) {
            findings.warn(say + ": a long session or a build may not fit", FREE_SOME);
        }
    }

    /** V8 ends the client with SIGABRT when the heap is full (measured with 1.0.35). */
    private static void heap(CheckContext context, Findings findings) {
        String options = context.variable("NODE_OPTIONS").orElse("");
        int at = options.replace('_', '-').indexOf(HEAP);
        if (at >= 0) {
            String number = options.substring(at + HEAP.length()).split("\\D", 2)[0];
            if (!number.isEmpty() && number.length() < 8 && Integer.parseInt(number) < SMALL_HEAP) {
                findings.warn(
                        "NODE_OPTIONS limits the heap of node clients to " + number + " MB",
                        "Leave " + HEAP.substring(0, HEAP.length() - 1) + " from NODE_OPTIONS, or set it to 4096.");
            }
        }
    }

    /** With 4 GB of address space node clients end with "WebAssembly.instantiate(): Out of memory" (measured). */
    private static void addressSpace(CheckContext context, Findings findings) {
        OptionalLong most = ProcessLimits.soft(context.machine().proc(), "Max address space");
        if (most.isPresent() && most.getAsLong() > 0 && most.getAsLong() < ADDRESS_SPACE) {
            findings.warn(
                    "a process may address only " + Amount.bytes(most.getAsLong())
                            + ": node clients do not start with that",
                    "Lift the limit: ulimit -v unlimited.");
        }
    }

    private static OptionalLong meminfo(Path proc, String key) {
        try {
            for (String line : Files.readAllLines(proc.resolve("meminfo"), StandardCharsets.ISO_8859_1)) {
                if (line.startsWith(key)) {
                    String number =
                            line.substring(key.length()).replace("kB", "").strip();
                    return OptionalLong.of(Long.parseLong(number) * 1024);
                }
            }
        } catch (IOException | NumberFormatException unreadable) {
            return OptionalLong.empty();
        }
        return OptionalLong.empty();
    }

    /** The largest size of claude and its tools in the journal's last incidents. */
    private static long peak(CheckContext context) {
        return KeptIncidents.of(context.environment()).last(INCIDENTS).stream()
                .mapToLong(last -> last.machine().memory().peakResident().orElse(0))
                .max()
                .orElse(0);
    }
}
