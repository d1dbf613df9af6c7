package dev.belay.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A throw-away HOME and project in which a real client comes straight to its prompt: no onboarding, no trust or API-key
 * dialog, no auto mode (it needs a server-side check), and Bash allowed. The environment is complete: start the client
 * with this and nothing else.
 */
public final class ClientHome {
    private static final String KEY = "sk-ant-api03-made-up-key-that-opens-nothing-00000000";
    /** The client remembers an approved key by so many of its last characters. */
    private static final int KEY_TAIL = 20;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path home;
    private final Path project;
    private final Map<String, String> environment = new TreeMap<>();

    /**
     * @param folder an empty folder, for home and project
     * @param api the base URL of the API
     */
    public ClientHome(Path folder, URI api) throws IOException {
        // The client looks the trust in a project up by its real path.
        Path real = Files.createDirectories(folder).toRealPath();
        home = Files.createDirectories(real.resolve("home"));
        project = Files.createDirectories(real.resolve("project"));
        Files.createDirectories(configuration());
        Files.writeString(home.resolve(".claude.json"), state().toPrettyString());
        Files.writeString(configuration().resolve("settings.json"), settings().toPrettyString());
        environment.put("PATH", System.getenv().getOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin"));
        environment.put("HOME", home.toString());
        environment.put("TERM", "xterm-256color");
        environment.put("LANG", "C.UTF-8");
        environment.put("SHELL", "/bin/bash");
        environment.put("ANTHROPIC_BASE_URL", api.toString());
        environment.put("ANTHROPIC_API_KEY", KEY);
        environment.put("DISABLE_TELEMETRY", "1");
        environment.put("DISABLE_ERROR_REPORTING", "1");
        environment.put("DISABLE_AUTOUPDATER", "1");
        environment.put("CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC", "1");
        environment.put("CLAUDE_CODE_DISABLE_OFFICIAL_MARKETPLACE_AUTOINSTALL", "1");
        // Root is refused by some options unless the client believes itself to be in a sandbox.
        environment.put("IS_SANDBOX", "1");
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

    /** The whole environment. */
    public Map<String, String> environment() {
        return Map.copyOf(environment);
    }

    /** Sets one more variable, {@code CLAUDE_CODE_MAX_RETRIES} for instance. */
    public ClientHome with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** A process in the project, with this environment and no other. */
    public ProcessBuilder process(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(project.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder;
    }

    /** All transcripts of the project, sub-agents' excepted, the newest last. */
    public List<Path> transcripts() throws IOException {
        Path folder = configuration().resolve("projects");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.find(
                folder,
                2,
                (file, about) -> file.toString().endsWith(".jsonl")
                        && !file.getFileName().toString().startsWith("agent-"))) {
            return files.sorted(java.util.Comparator.comparingLong(
                            file -> file.toFile().lastModified()))
                    .toList();
        }
    }

    /** The text of the newest transcript; empty when there is none yet. */
    public String transcript() {
        try {
            List<Path> all = transcripts();
            return all.isEmpty() ? "" : Files.readString(all.get(all.size() - 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many records of the newest transcript have this text in them. */
    public long records(String text) {
        return transcript().lines().filter(line -> line.contains(text)).count();
    }

    /** The ids of all sessions that have a transcript, the newest last. */
    public List<String> sessions() throws IOException {
        return transcripts().stream()
                .map(file -> file.getFileName().toString().replace(".jsonl", ""))
                .toList();
    }

    private ObjectNode state() {
        ObjectNode state = JSON.createObjectNode()
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
        ObjectNode settings = JSON.createObjectNode();
        ObjectNode permissions = settings.putObject("permissions");
        permissions.put("defaultMode", "default").putArray("allow").add("Bash");
        return settings;
    }
}
