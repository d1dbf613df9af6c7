package dev.belay.notify.channel;

import java.util.List;

/** A program in a process session of its own (setsid(1)), which no terminal takes along when it closes. */
public final class LinuxDetachment {
    private static final String PROGRAM = "setsid";

    private LinuxDetachment() {}

    /** What is put before its words; nothing where there is no such program. */
    public static List<String> prefix(Programs programs) {
        return programs.find(PROGRAM).isPresent() ? List.of(PROGRAM) : List.of();
    }
}
