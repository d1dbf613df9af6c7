package dev.belay.doctor.check;

import dev.belay.claude.ClientVersion;
import dev.belay.doctor.CheckContext;
import dev.belay.doctor.Findings;
import dev.belay.json.JsonFile;
import java.util.Optional;

/** Which versions an administrator lets start: an older or a newer claude refuses to start. */
final class DemandedVersions {
    private static final String ITS_WAY = ", or the way in which your organization installs it.";

    private DemandedVersions() {}

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

    private static Optional<ClientVersion> named(JsonFile managed, String key) {
        return managed.there() && managed.content().get(key) instanceof String text
                ? ClientVersion.parse(text)
                : Optional.empty();
    }
}
