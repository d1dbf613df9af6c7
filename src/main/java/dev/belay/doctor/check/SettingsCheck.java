package dev.belay.doctor.check;

import dev.belay.doctor.Amount;
import dev.belay.doctor.Check;
import dev.belay.doctor.CheckContext;
import dev.belay.doctor.Findings;
import dev.belay.json.JsonFile;
import dev.belay.settings.Settings;
import dev.belay.settings.UsageException;
import java.util.List;
import java.util.Map;

/** Whether the settings of every scope, and Belay's own, can be read, and whether they hold known traps. */
final class SettingsCheck implements Check {
    /** Keys whose value must be of this kind; the client skips the whole file otherwise. */
    private static final Map<String, Class<?>> KINDS = Map.of(
            "hooks", Map.class,
            "permissions", Map.class,
            "env", Map.class,
            "cleanupPeriodDays", Number.class,
            "model", String.class,
            "apiKeyHelper", String.class,
            "enabledMcpjsonServers", List.class,
            "disabledMcpjsonServers", List.class,
            "disableAllHooks", Boolean.class,
            "enableAllProjectMcpServers", Boolean.class);

    @Override
    public String name() {
        return "settings";
    }

    @Override
    public void look(CheckContext context, Findings findings) {
        HookNames hooks = new HookNames(context.client().version());
        List<JsonFile> files = context.settings().files();
        for (JsonFile file : files) {
            if (file.fault().isPresent()) {
                findings.fail(
                        file.path() + ", " + file.fault().get(),
                        "Repair it: claude skips the whole file, with its hooks and permission rules, and an interactive"
                                + " start may stop at a dialog.");
            } else {
                traps(file, hooks, findings);
            }
        }
        if (context.on("CLAUDE_CODE_SKIP_PROMPT_HISTORY")) {
            findings.warn(
                    "CLAUDE_CODE_SKIP_PROMPT_HISTORY is set, so claude keeps no transcript",
                    "Unset it: without a transcript no session can be resumed.");
        }
        own(context, findings);
        findings.ok(files.isEmpty() ? "no settings files" : Amount.of(files.size(), "settings file") + ", all valid");
    }

    private static void traps(JsonFile file, HookNames hooks, Findings findings) {
        KINDS.forEach((key, kind) -> {
            Object value = file.content().get(key);
            if (value != null && !kind.isInstance(value)) {
                findings.fail(
                        file.path() + ": \"" + key + "\" must be " + words(kind),
                        "Repair it: claude skips the whole file, with its hooks and permission rules.");
            }
        });
        hooks.judge(file, findings);
        if (file.content().containsKey("mcpServers")) {
            findings.warn(
                    file.path() + ": claude does not read \"mcpServers\" from its settings",
                    "Move them to .mcp.json, or add them with `claude mcp add`.");
        }
        if (file.content().get("cleanupPeriodDays") instanceof Number days && days.doubleValue() <= 0) {
            findings.warn(
                    file.path() + ": \"cleanupPeriodDays\" is " + days
                            + ": old clients keep no transcript then, and new ones skip the whole file",
                    "Set it to 1 or more: without a transcript no session can be resumed.");
        }
    }

    private static String words(Class<?> kind) {
        if (kind == Map.class) {
            return "an object, { ... }";
        }
        if (kind == List.class) {
            return "an array, [ ... ]";
        }
        return kind == String.class ? "a text" : kind == Boolean.class ? "true or false" : "a number";
    }

    /** Belay's settings stop its start when they cannot be followed. */
    private static void own(CheckContext context, Findings findings) {
        try {
            Settings.read(Map.of(), context.environment());
        } catch (UsageException wrong) {
            findings.fail(
                    "Belay's own settings: " + wrong.getMessage(), "Fix them; `belay run` won't start until you do.");
        }
    }
}
