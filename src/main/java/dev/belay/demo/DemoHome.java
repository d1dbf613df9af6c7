package dev.belay.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.belay.demo.message.Json;
import dev.belay.demo.wire.AnthropicWire;
import dev.belay.demo.wire.Wire;
import dev.belay.demo.wire.Wires;
import dev.belay.posix.SearchPath;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A throw-away HOME and project in which a client comes straight to its prompt: no onboarding, no trust or API-key
 * dialog, no auto mode (it needs a server-side check), and Bash allowed. The environment is complete: whoever starts the
 * client with this and nothing else touches nothing of the user's.
 */
public final class DemoHome {
    private static final String KEY = AnthropicWire.KEY;
    /** The client remembers an approved key by so many of its last characters. */
    private static final int KEY_TAIL = 20;

    private final Path home;
    private final Path project;

    /**
     * Makes both.
     *
     * @param home a folder that is or will be empty
     * @param project the client's working directory
     */
    public DemoHome(Path home, Path project) throws IOException {
        // The client looks the trust in a project up by its real path.
        this.home = Files.createDirectories(home).toRealPath();
        this.project = Files.createDirectories(project).toRealPath();
        Files.createDirectories(configuration());
        Files.writeString(this.home.resolve(".claude.json"), state().toPrettyString());
        Files.writeString(configuration().resolve("settings.json"), settings().toPrettyString());
    }

    public Path home() {
        return home;
    }

    /** The client's working directory. */
    public Path project() {
        return project;
    }

    /** {@code ~/.claude} of this home. */
    public Path configuration() {
        return home.resolve(".claude");
    }

    /**
     * The whole environment of a client that talks to the Anthropic API at this address.
     *
     * @param terminal the variable TERM
     */
    public Map<String, String> environment(URI api, String path, String terminal) {
        return environment(Wires.ANTHROPIC, api, path, terminal);
    }

    /** The same for a client of another provider's. */
    public Map<String, String> environment(Wire wire, URI server, String path, String terminal) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("PATH", path);
        environment.put("HOME", home.toString());
        environment.put("TERM", terminal);
        environment.put("LANG", "C.UTF-8");
        environment.put("SHELL", "/bin/sh");
        environment.putAll(wire.environment(server));
        environment.put("DISABLE_TELEMETRY", "1");
        environment.put("DISABLE_ERROR_REPORTING", "1");
        environment.put("DISABLE_AUTOUPDATER", "1");
        environment.put("CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC", "1");
        environment.put("CLAUDE_CODE_DISABLE_OFFICIAL_MARKETPLACE_AUTOINSTALL", "1");
        // Root is refused by some options unless the client believes itself to be in a sandbox.
        environment.put("IS_SANDBOX", "1");
        return environment;
    }

    /**
     * The same where a user watches: of their environment it keeps the PATH, and what says how their terminal is drawn on.
     *
     * @param user the user's environment
     */
    public Map<String, String> environment(Wire wire, URI server, Map<String, String> user) {
        Map<String, String> environment = environment(
                wire, server, user.getOrDefault("PATH", SearchPath.DEFAULT), user.getOrDefault("TERM", "xterm"));
        for (String kept : new String[] {"NO_COLOR", "COLORTERM", "TERM_PROGRAM", "BELAY_DEMO_PACE"}) {
            if (user.containsKey(kept)) {
                environment.put(kept, user.get(kept));
            }
        }
        return environment;
    }

    private ObjectNode state() {
        ObjectNode state = Json.MAPPER
                .createObjectNode()
                .put("hasCompletedOnboarding", true)
                .put("lastOnboardingVersion", "2.1.329")
                .put("numStartups", 5)
                .put("theme", "dark")
                .put("autoUpdates", false)
                .put("hasAcknowledgedCostThreshold", true)
                .put("shiftEnterKeyBindingInstalled", true)
                .put("bypassPermissionsModeAccepted", true);
        ObjectNode keys = state.putObject("customApiKeyResponses");
        keys.putArray("approved").add(KEY.substring(KEY.length() - KEY_TAIL));
        keys.putArray("rejected");
        // Without the empty list of tools 1.0.35 dies of an uncaught exception.
        state.putObject("projects")
                .putObject(project.toString())
                .put("hasTrustDialogAccepted", true)
                .put("hasCompletedProjectOnboarding", true)
                .put("projectOnboardingSeenCount", 9)
                .putArray("allowedTools");
        return state;
    }

    private static ObjectNode settings() {
        ObjectNode settings = Json.MAPPER.createObjectNode();
        ObjectNode permissions = settings.putObject("permissions");
        // Without the second 2.1.329 asks, some seconds after the first answer, whether auto mode shall be the default.
        permissions.put("defaultMode", "default").put("disableAutoMode", "disable");
        permissions.putArray("allow").add("Bash");
        return settings;
    }
}
