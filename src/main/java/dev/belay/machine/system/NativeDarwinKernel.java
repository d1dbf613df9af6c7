package dev.belay.machine.system;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import dev.belay.posix.ByteText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks libSystem. What is not there, fails or answers with less than it should is no answer. */
final class NativeDarwinKernel implements DarwinKernel {
    private static final int USAGE = 96;
    private static final int CTL_KERN = 1;
    private static final int KERN_PROCARGS2 = 49;
    private static final int MOST_ARGUMENTS = 1 << 20;
    /** Processes that come into being between counting and listing. */
    private static final int MORE = 64;

    @Override
    public List<Integer> processes() {
        int count = call("proc_listallpids", Pointer.NULL, 0);
        if (count <= 0) {
            return List.of();
        }
        int size = (count + MORE) * 4;
        try (Memory buffer = new Memory(size)) {
            int filled = call("proc_listallpids", buffer, size);
            List<Integer> pids = new ArrayList<>();
            for (int i = 0; i < Math.min(filled, count + MORE); i++) {
                pids.add(buffer.getInt(4L * i));
            }
            return pids;
        }
    }

    @Override
    public Optional<byte[]> information(int pid, int flavor, int size) {
        try (Memory buffer = new Memory(size)) {
            return call("proc_pidinfo", pid, flavor, 0L, buffer, size) == size
                    ? Optional.of(buffer.getByteArray(0, size))
                    : Optional.empty();
        }
    }

    @Override
    public Optional<byte[]> usage(int pid) {
        try (Memory buffer = new Memory(USAGE)) {
            return call("proc_pid_rusage", pid, 0, buffer) == 0
                    ? Optional.of(buffer.getByteArray(0, USAGE))
                    : Optional.empty();
        }
    }

    @Override
    public Optional<byte[]> arguments(int pid) {
        try (Memory question = new Memory(12);
                Memory size = new Memory(8);
                Memory answer = new Memory(MOST_ARGUMENTS)) {
            question.setInt(0, CTL_KERN);
            question.setInt(4, KERN_PROCARGS2);
            question.setInt(8, pid);
            size.setLong(0, MOST_ARGUMENTS);
            return call("sysctl", question, 3, answer, size, Pointer.NULL, 0L) == 0
                    ? Optional.of(answer.getByteArray(0, (int) size.getLong(0)))
                    : Optional.empty();
        }
    }

    @Override
    public int session(int pid) {
        return Math.max(0, call("getsid", pid));
    }

    @Override
    public Optional<byte[]> number(String name) {
        byte[] terminated = ByteText.terminated(name);
        try (Memory question = new Memory(terminated.length);
                Memory size = new Memory(8);
                Memory answer = new Memory(8)) {
            question.write(0, terminated, 0, terminated.length);
            size.setLong(0, 8);
            answer.clear();
            return call("sysctlbyname", question, answer, size, Pointer.NULL, 0L) == 0
                    ? Optional.of(answer.getByteArray(0, (int) size.getLong(0)))
                    : Optional.empty();
        }
    }

    private static int call(String function, Object... arguments) {
        try {
            return SystemCall.integer(function, arguments);
        } catch (UnsatisfiedLinkError notThisSystem) {
            return -1;
        }
    }
}
