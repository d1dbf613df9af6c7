package dev.belay.claude.hook;

import dev.belay.claude.ClientVersion;
import dev.belay.settings.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The hook events that the client knows, by version (measured with 1.0.128, 2.0.37, 2.1.29, 2.1.116 and 2.1.329). An
 * event counts as unknown only to versions that have been seen not to know it, and in newer ones only when it looks like
 * a slip.
 */
public final class HookEvents {
    private static final ClientVersion LAST_SEEN = new ClientVersion(2, 1, 329);
    private static final List<String> ALWAYS = List.of(
            "PreToolUse",
            "PostToolUse",
            "Notification",
            "UserPromptSubmit",
            "SessionStart",
            "SessionEnd",
            "Stop",
            "SubagentStop",
            "PreCompact");
    private static final ClientVersion NONE = new ClientVersion(0, 0, 0);
    private static final List<Group> LATER = List.of(
            new Group(new ClientVersion(2, 0, 37), List.of("PermissionRequest", "PostToolUseFailure")),
            new Group(new ClientVersion(2, 1, 29), List.of("StopFailure", "PostCompact")),
            new Group(
                    new ClientVersion(2, 1, 116),
                    List.of("PostToolBatch", "PreModelSwitch", "PostModelSwitch", "DirectoryAdded", "MessageDisplay")),
            // Known to 2.1.116; since when has not been measured.
            new Group(
                    NONE,
                    List.of(
                            "UserPromptExpansion",
                            "SubagentStart",
                            "PermissionDenied",
                            "Setup",
                            "TeammateIdle",
                            "TaskCreated",
                            "TaskCompleted",
                            "Elicitation",
                            "ElicitationResult",
                            "ConfigChange",
                            "WorktreeCreate",
                            "WorktreeRemove",
                            "InstructionsLoaded",
                            "CwdChanged",
                            "FileChanged")));

    /** Events, and the last version that was seen not to know them. */
    private record Group(ClientVersion unknownTo, List<String> events) {}

    private HookEvents() {}

    /** Whether a client of this version stumbles over this event; an unknown version counts as a new one. */
    public static boolean unknown(String event, Optional<ClientVersion> version) {
        if (ALWAYS.contains(event)) {
            return false;
        }
        for (Group group : LATER) {
            if (group.events().contains(event)) {
                return version.isPresent() && version.get().compareTo(group.unknownTo()) <= 0;
            }
        }
        boolean newer = version.isEmpty() || version.get().compareTo(LAST_SEEN) > 0;
        return !newer || nearest(event).isPresent();
    }

    /** The event that may have been meant. */
    public static Optional<String> nearest(String event) {
        List<String> all = new ArrayList<>(ALWAYS);
        LATER.forEach(group -> all.addAll(group.events()));
        return Nearest.to(event, all);
    }
}
