package dev.belay.claude;

import dev.belay.json.JsonFile;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * What the client remembers in {@code .claude.json}: MCP servers, trust in this project, which API keys were refused.
 * A broken file reads as an empty one here; {@link dev.belay.doctor.check.ConfigCheck} tells of it.
 */
public final class ClientState {
    private static final Set<String> TOLD =
            Set.of("mcpServers", "projects", "customApiKeyResponses", "oauthAccount", "autoCompactEnabled", "env");

    private final JsonFile file;
    private final Path project;

    private ClientState(JsonFile file, Path project) {
        this.file = file;
        this.project = project;
    }

    /**
     * Reads it.
     *
     * @param project the working directory as the kernel names it
     */
    public static ClientState read(Path path, Path project) {
        JsonFile.Keep keep = (object, name) -> switch (object) {
            case "" -> TOLD.contains(name);
            case "projects" -> project.startsWith(name);
            default -> true;
        };
        return new ClientState(JsonFile.read(path, keep), project);
    }

    public JsonFile file() {
        return file;
    }

    public Map<String, Object> object(String name) {
        return file.object(name);
    }

    /** What it remembers of this project. */
    public Map<String, Object> project() {
        return JsonFile.object(file.object("projects"), project.toString());
    }

    /** Whether the user has trusted this folder, or one around it. */
    public boolean trusted() {
        Map<String, Object> projects = file.object("projects");
        for (Path at = project; at != null; at = at.getParent()) {
            if (JsonFile.isTrue(JsonFile.object(projects, at.toString()), "hasTrustDialogAccepted")) {
                return true;
            }
        }
        return false;
    }
}
