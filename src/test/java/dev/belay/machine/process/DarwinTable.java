package dev.belay.machine.process;

import dev.belay.machine.system.DarwinKernel;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A Darwin kernel with a table of processes, in the bytes of its structures (libproc.h, proc_info.h, resource.h). */
public final class DarwinTable implements DarwinKernel {
    private record Row(long unique, long parentsUnique, int parent, String name, long seconds, int status) {}

    private final Map<Integer, Row> rows = new TreeMap<>();
    private final Map<String, byte[]> numbers = new HashMap<>();
    private final Map<Integer, byte[]> arguments = new HashMap<>();
    private long unique = 5_000_000_000L;

    /** A new process below that one. */
    public DarwinTable fork(int pid, int parent, String name) {
        long above = rows.containsKey(parent) ? rows.get(parent).unique() : 1;
        rows.put(pid, new Row(++unique, above, parent, name, 1_790_000_000L + pid, 2));
        return this;
    }

    /** It has ended and been reaped: its children are adopted by launchd, and keep the number of their parent. */
    void end(int pid) {
        rows.remove(pid);
        rows.replaceAll((child, row) -> row.parent() == pid
                ? new Row(row.unique(), row.parentsUnique(), 1, row.name(), row.seconds(), row.status())
                : row);
    }

    void becomeZombie(int pid) {
        Row row = rows.get(pid);
        rows.put(pid, new Row(row.unique(), row.parentsUnique(), row.parent(), row.name(), row.seconds(), 5));
    }

    public void number(String name, byte... bytes) {
        numbers.put(name, bytes);
    }

    void arguments(int pid, byte[] bytes) {
        arguments.put(pid, bytes);
    }

    @Override
    public List<Integer> processes() {
        return new ArrayList<>(rows.keySet());
    }

    @Override
    public Optional<byte[]> information(int pid, int flavor, int size) {
        Row row = rows.get(pid);
        if (row == null) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        if (flavor == 17) {
            bytes.putLong(16, row.unique()).putLong(24, row.parentsUnique());
        } else {
            bytes.putInt(4, row.status()).putInt(12, pid).putInt(16, row.parent());
            bytes.position(64);
            bytes.put(row.name().getBytes(StandardCharsets.UTF_8));
            bytes.putLong(120, row.seconds()).putLong(128, 250_000);
        }
        return Optional.of(bytes.array());
    }

    @Override
    public Optional<byte[]> usage(int pid) {
        ByteBuffer bytes = ByteBuffer.allocate(96).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(56, 99).putLong(64, 77).putLong(72, 1_000_000L * pid).putLong(80, 55);
        return rows.containsKey(pid) ? Optional.of(bytes.array()) : Optional.empty();
    }

    @Override
    public Optional<byte[]> arguments(int pid) {
        return Optional.ofNullable(arguments.get(pid));
    }

    @Override
    public int session(int pid) {
        return rows.containsKey(pid) ? 900 : 0;
    }

    @Override
    public Optional<byte[]> number(String name) {
        return Optional.ofNullable(numbers.get(name));
    }
}
