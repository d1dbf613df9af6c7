package dev.belay.doctor.runtime;

import dev.belay.claude.ClientVersion;
import dev.belay.claude.TriedClients;
import dev.belay.doctor.CheckContext;
import dev.belay.doctor.Findings;
import dev.belay.json.JsonFile;
import java.util.Optional;

/**
 * Which versions will do: those that an administrator lets start, for an older or a newer claude refuses to; and those with
 * which this Belay was tried.
 */
final class SuitableVersions {
    private static final String ITS_WAY = ", or the way in which your organization installs it.";

    private SuitableVersions() {}

    /** Finds a version that is not allowed to start. */
    static void check(CheckContext context, Optional<ClientVersion> version, Findings findings) {
        if (version.isEmpty()) {
            return;
        }
        JsonFile managed = context.settings().managed();
        Optional<ClientVersion> oldest = named(managed, "requiredMinimumVersion");
        Optional<ClientVersion> newest = named(managed, "requiredMaximumVersion");
        if (oldest.isPresent() && !version.get().atLeast(oldest.get())) {
            findings.fail(
                    "claude is " + version.get() + ", and " + managed.path() + " demands " + oldest.get()
                            + " or newer, so it will not start",
                    "Update it: `claude update`" + ITS_WAY);
        }
        if (newest.isPresent() && !newest.get().atLeast(version.get())) {
            findings.fail(
                    "claude is " + version.get() + ", and " + managed.path() + " demands " + newest.get()
                            + " or older, so it will not start",
                    "Install that version: `claude install " + newest.get() + "`" + ITS_WAY);
        }
    }

    /** What to say of one that is newer. No warning: one is released each working day, and most change nothing that matters. */
    static String untried(ClientVersion version) {
        return TriedClients.isBehind(version)
                ? "; newer than " + TriedClients.newest() + ", the newest with which this Belay was tried"
                : "";
    }

    private static Optional<ClientVersion> named(JsonFile managed, String key) {
        return managed.there() && managed.content().get(key) instanceof String text
                ? ClientVersion.parse(text)
                : Optional.empty();
    }
}
