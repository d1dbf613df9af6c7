package dev.belay.machine.system;

import com.sun.jna.Platform;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When this machine was started. In a container it is the host that counts. */
public final class BootTime {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Pattern DARWIN = Pattern.compile("\\bsec = (\\d{9,11})\\b");

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

    /** As sysctl(8) prints {@code kern.boottime}. */
    static Optional<Instant> darwin(String printed) {
        Matcher seconds = DARWIN.matcher(printed);
        return seconds.find() ? Optional.of(Instant.ofEpochSecond(Long.parseLong(seconds.group(1)))) : Optional.empty();
    }

    /** It does not change while this process is there. */
    private static final class Here {
        static final Optional<Instant> TIME = Platform.isMac()
                ? new ProgramOutput()
                        .of(PATIENCE, "sysctl", "-n", "kern.boottime")
                        .flatMap(BootTime::darwin)
                : linux(LinuxPaths.PROC);
    }
}
