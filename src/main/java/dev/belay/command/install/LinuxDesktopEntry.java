package dev.belay.command.install;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** What a Linux desktop shows beside a notification of Belay's. */
final class LinuxDesktopEntry {
    private static final String ENTRY = """
            [Desktop Entry]
            Type=Application
            Name=Belay
            Comment=Holds the rope for Claude Code
            Exec=%s doctor
            Icon=belay
            Terminal=true
            NoDisplay=true
            """;
    private static final String ICON = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">
              <rect width="64" height="64" rx="14" fill="#2b3a4a"/>
              <path d="M23 14h14a13 13 0 0 1 13 13v10a13 13 0 0 1-26 0V26" fill="none" stroke="#f2a65a" stroke-width="6" \
            stroke-linecap="round"/>
              <path d="M14 56V30" fill="none" stroke="#e8e8e8" stroke-width="5" stroke-linecap="round"/>
            </svg>
            """;

    private LinuxDesktopEntry() {}

    static List<Change> changes(Path share, String belay) {
        return List.of(
                new Change.Whole(
                        share.resolve("applications/belay.desktop"),
                        "the desktop entry for notifications",
                        String.format(ENTRY, belay).getBytes(StandardCharsets.UTF_8)),
                new Change.Whole(
                        share.resolve("icons/hicolor/scalable/apps/belay.svg"),
                        "its icon",
                        ICON.getBytes(StandardCharsets.UTF_8)));
    }
}
