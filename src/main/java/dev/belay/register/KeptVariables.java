package dev.belay.register;

import dev.belay.settings.Setting;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is kept of the environment of a run: where claude, its sessions and its provider are, and how Belay behaves. Never
 * a key, a token or a header; whoever needs these has them in the startup file of the shell.
 */
public final class KeptVariables {
    private KeptVariables() {}

    /** @param environment the user's own */
    public static Map<String, String> of(Map<String, String> environment) {
        Map<String, String> kept = new TreeMap<>();
        environment.forEach((name, value) -> {
            if (isKept(name)) {
                kept.put(name, value);
            }
        });
        for (Setting setting : Setting.values()) {
            String value = environment.get(setting.variable());
            if (value != null) {
                kept.put(setting.variable(), value);
            }
        }
        return kept;
    }

    private static boolean isKept(String name) {
        return switch (name) {
            case "BELAY_BATCH",
                    "PATH",
                    "XDG_STATE_HOME",
                    "XDG_CONFIG_HOME",
                    "CLAUDE_CONFIG_DIR",
                    "CLOUD_ML_REGION",
                    "AWS_PROFILE",
                    "AWS_REGION" -> true;
            default -> name.startsWith("CLAUDE_CODE_USE_") || name.startsWith("ANTHROPIC_") && !holdsSecrets(name);
        };
    }

    private static boolean holdsSecrets(String name) {
        return name.contains("KEY") || name.contains("TOKEN") || name.contains("HEADER") || name.contains("SECRET");
    }
}
