package dev.belay.doctor.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** The limits under which claude would run, for it inherits ours (getrlimit(2), as proc(5) tells them). */
public final class ProcessLimits {
    private ProcessLimits() {}

    /** The soft limit of this name ({@code Max open files}); nothing where it is unlimited or cannot be told. */
    public static OptionalLong soft(Path proc, String name) {
        try {
            for (String line : Files.readAllLines(proc.resolve("self/limits"), StandardCharsets.ISO_8859_1)) {
                if (line.startsWith(name)) {
                    String value = line.substring(name.length()).strip().split("\\s+")[0];
                    return value.equals("unlimited")
                            ? OptionalLong.empty()
                            : OptionalLong.of(Long.parseUnsignedLong(value));
                }
            }
        } catch (IOException | NumberFormatException unreadable) {
            return OptionalLong.empty();
        }
        return OptionalLong.empty();
    }
}
