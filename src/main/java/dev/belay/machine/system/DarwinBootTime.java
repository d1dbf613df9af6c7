package dev.belay.machine.system;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When a Mac was started, as sysctl(8) prints it. */
final class DarwinBootTime {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Pattern SECONDS = Pattern.compile("\\bsec = (\\d{9,11})\\b");

    private DarwinBootTime() {}

    static Optional<Instant> read() {
        return new ProgramOutput().of(PATIENCE, "sysctl", "-n", "kern.boottime").flatMap(DarwinBootTime::parse);
    }

    /** From the line of {@code kern.boottime}; nothing where it is none. */
    static Optional<Instant> parse(String printed) {
        Matcher seconds = SECONDS.matcher(printed);
        return seconds.find() ? Optional.of(Instant.ofEpochSecond(Long.parseLong(seconds.group(1)))) : Optional.empty();
    }
}
