package dev.belay.command.report.output;

import java.util.List;

/** What shows a file in a browser on Linux. */
final class LinuxViewers {
    /** Under WSL there may be an xdg-open, but no browser behind it. */
    static final List<String> PROGRAMS = List.of("wslview", "xdg-open");

    private LinuxViewers() {}
}
