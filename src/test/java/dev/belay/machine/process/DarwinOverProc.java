package dev.belay.machine.process;

import dev.belay.machine.system.DarwinKernel;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Linux's processes as a Darwin kernel would tell of them. A process keeps the parent with which it was first seen, as it
 * keeps the one that forked it there.
 */
final class DarwinOverProc implements DarwinKernel {
    private final LinuxProcesses linux = new LinuxProcesses();
    private final Map<Long, Long> parents = new HashMap<>();

    private static long unique(Processes.Entry entry) {
        return (entry.started() << 22) + entry.pid();
    }

    @Override
    public List<Integer> processes() {
        return ProcessHandle.allProcesses().map(process -> (int) process.pid()).toList();
    }

    @Override
    public Optional<byte[]> information(int pid, int flavor, int size) {
        return linux.find(pid).map(entry -> {
            ByteBuffer bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
            if (flavor == 17) {
                long parent = parents.computeIfAbsent(unique(entry), unseen -> linux.find(entry.parent())
                        .map(DarwinOverProc::unique)
                        .orElse(1L));
                return bytes.putLong(16, unique(entry)).putLong(24, parent).array();
            }
            bytes.putInt(4, 2).putInt(12, pid).putInt(16, (int) entry.parent());
            bytes.putLong(120, entry.started() / 100).putLong(128, entry.started() % 100 * 10_000);
            bytes.position(64);
            return bytes.put(entry.command().getBytes(StandardCharsets.UTF_8)).array();
        });
    }

    @Override
    public Optional<byte[]> usage(int pid) {
        return Optional.empty();
    }

    @Override
    public Optional<byte[]> arguments(int pid) {
        return Optional.empty();
    }

    @Override
    public int session(int pid) {
        return linux.find(pid).map(entry -> (int) entry.session()).orElse(0);
    }

    @Override
    public Optional<byte[]> number(String name) {
        return Optional.empty();
    }
}
