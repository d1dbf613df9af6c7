package dev.belay.machine.system;

import java.nio.file.Path;
import java.util.OptionalLong;

/** Figures from proc(5)'s files of lines such as {@code MemTotal: 1024 kB}. */
public final class LinuxFigures {
    private LinuxFigures() {}

    /** The number behind a key; nothing when there is no such file or line. */
    public static OptionalLong value(Path file, String key) {
        for (String line : LinuxControlGroup.lines(file)) {
            if (line.startsWith(key)) {
                return LinuxControlGroup.number(line.substring(key.length()).replace("kB", ""));
            }
        }
        return OptionalLong.empty();
    }

    /** The whole number behind a key, of {@code some avg10=12.34 avg60=...}. */
    public static OptionalLong share(Path file, String key) {
        for (String line : LinuxControlGroup.lines(file)) {
            int point = line.indexOf('.', key.length());
            if (line.startsWith(key) && point > 0) {
                return LinuxControlGroup.number(line.substring(key.length(), point));
            }
        }
        return OptionalLong.empty();
    }

    /** The same for a number of kilobytes. */
    public static OptionalLong bytes(Path file, String key) {
        OptionalLong kilobytes = value(file, key);
        return kilobytes.isPresent() ? OptionalLong.of(kilobytes.getAsLong() * 1024) : kilobytes;
    }
}
