package dev.belay.doctor.check;

import dev.belay.claude.ClientVersion;
import dev.belay.claude.hook.HookEvents;
import dev.belay.doctor.Findings;
import dev.belay.json.JsonFile;
import dev.belay.text.Untrusted;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether the hooks of a settings file are for events that the client knows, and have the shape it wants. */
final class HookNames {
    private static final int SHOWN = 40;

    private final Optional<ClientVersion> version;

    HookNames(Optional<ClientVersion> version) {
        this.version = version;
    }

    void judge(JsonFile file, Findings findings) {
        Map<String, Object> hooks = file.object("hooks");
        for (String event : hooks.keySet()) {
            if (HookEvents.unknown(event, version)) {
                findings.warn(
                        file.path() + ": claude "
                                + version.map(Object::toString).orElse("") + " has no hook event \""
                                + Untrusted.line(event, SHOWN) + "\"",
                        HookEvents.nearest(event)
                                        .map(near -> "Did you mean " + near + "? ")
                                        .orElse("Remove it. ")
                                + "One unknown event turns off all hooks in the file up to 2.1.29, and opens a dialog"
                                + " before the prompt in newer versions.");
            } else if (!(hooks.get(event) instanceof List<?>)) {
                findings.fail(
                        file.path() + ": \"hooks\" needs an array for " + Untrusted.line(event, SHOWN),
                        "Write it as [ { \"matcher\": \"...\", \"hooks\": [ ... ] } ].");
            }
        }
    }
}
