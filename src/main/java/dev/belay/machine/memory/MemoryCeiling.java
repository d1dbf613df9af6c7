package dev.belay.machine.memory;

import dev.belay.posix.calls.OperatingSystem;
import java.util.Optional;

/** The most memory that a process and all that it starts may have, as the system sees to it. */
public interface MemoryCeiling {

    /** The one of this system. */
    static MemoryCeiling here() {
        return OperatingSystem.isLinux()
                ? LinuxMemoryCeiling.here()
                : new MemoryCeiling() {
                    @Override
                    public Optional<String> obstacle() {
                        return Optional.of("this system has no limit for a process and all that it starts");
                    }

                    @Override
                    public boolean put(long pid, long bytes) {
                        return false;
                    }
                };
    }

    /** Why there can be none here; nothing where there can. Nothing is started or made. */
    Optional<String> obstacle();

    /** From now on it is this for the process, what it has started and what it will start; false where that failed. */
    boolean put(long pid, long bytes);
}
