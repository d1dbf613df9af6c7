package dev.belay.doctor.mcp;

import dev.belay.claude.ClientState;
import dev.belay.doctor.CheckContext;
import dev.belay.json.JsonFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The MCP servers that a session here would start: of the user, of this project for this user alone, and of {@code
 * .mcp.json}. What a project brings with it counts only where the user has trusted the folder, since starting it runs
 * its commands; servers that are turned off do not count.
 */
public final class McpServers {
    private final Map<String, McpServer> started = new LinkedHashMap<>();
    private final Set<String> waiting = new HashSet<>();

    private McpServers() {}

    static McpServers of(CheckContext context) {
        McpServers servers = new McpServers();
        ClientState state = context.state();
        JsonFile managed = JsonFile.read(context.machine().managed().resolve("managed-mcp.json"));
        if (managed.there()) {
            // An administrator's file takes the place of all others.
            servers.add(managed.object("mcpServers"), context);
            return servers;
        }
        Set<String> off = new HashSet<>(JsonFile.texts(state.project(), "disabledMcpServers"));
        servers.add(state.object("mcpServers"), context);
        ofProject(servers, context);
        servers.add(JsonFile.object(state.project(), "mcpServers"), context);
        servers.started.keySet().removeAll(off);
        servers.waiting.removeAll(off);
        return servers;
    }

    private static void ofProject(McpServers servers, CheckContext context) {
        Set<String> refused = new HashSet<>(JsonFile.texts(context.state().project(), "disabledMcpjsonServers"));
        for (JsonFile settings : context.settings().files()) {
            refused.addAll(JsonFile.texts(settings.content(), "disabledMcpjsonServers"));
        }
        for (JsonFile file : projectFiles(context.paths().workingDirectory())) {
            Map<String, Object> entries = new LinkedHashMap<>(file.object("mcpServers"));
            entries.keySet().removeAll(refused);
            if (context.state().trusted()) {
                servers.add(entries, context);
            } else {
                servers.waiting.addAll(entries.keySet());
            }
        }
    }

    /** The {@code .mcp.json} of this folder and of those around it, the outermost first. */
    public static List<JsonFile> projectFiles(Path workingDirectory) {
        List<JsonFile> files = new ArrayList<>();
        for (Path at = workingDirectory; at != null; at = at.getParent()) {
            JsonFile file = JsonFile.read(at.resolve(".mcp.json"));
            if (file.there()) {
                files.add(0, file);
            }
        }
        return files;
    }

    private void add(Map<String, Object> entries, CheckContext context) {
        for (String name : entries.keySet()) {
            started.put(name, McpServer.of(name, JsonFile.object(entries, name), variable -> context.variable(variable)
                    .orElse(null)));
        }
    }

    /** Those that a session would start. */
    List<McpServer> started() {
        return List.copyOf(started.values());
    }

    /** The names of those that wait for the folder to be trusted. */
    Set<String> waiting() {
        return waiting;
    }
}
