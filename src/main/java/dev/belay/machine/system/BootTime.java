package dev.belay.machine.system;

import dev.belay.posix.calls.OperatingSystem;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** When this machine was started. In a container it is the host that counts. */
public final class BootTime {
    private BootTime() {}

    /** Of this machine; nothing where the system does not tell. */
    public static Optional<Instant> here() {
        return Here.TIME;
    }

    /** As proc(5) says, {@code btime} in {@code stat}. */
    static Optional<Instant> linux(Path proc) {
        OptionalLong seconds = LinuxFigures.value(proc.resolve("stat"), "btime");
        return seconds.isPresent() ? Optional.of(Instant.ofEpochSecond(seconds.getAsLong())) : Optional.empty();
    }

    /** It does not change while this process is there. */
    private static final class Here {
        static final Optional<Instant> TIME = OperatingSystem.isMac() ? DarwinBootTime.read() : linux(LinuxPaths.PROC);
    }
}
