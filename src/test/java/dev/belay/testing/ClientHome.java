package dev.belay.testing;

import dev.belay.demo.DemoHome;
import dev.belay.demo.wire.Wire;
import dev.belay.demo.wire.Wires;
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
    private final DemoHome home;
    private final Map<String, String> environment = new TreeMap<>();

    /**
     * @param folder an empty folder, for home and project
     * @param api the base URL of the API
     */
    public ClientHome(Path folder, URI api) throws IOException {
        home = new DemoHome(folder.resolve("home"), folder.resolve("project"));
        String path = System.getenv().getOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin");
        environment.putAll(home.environment(api, path, "xterm-256color"));
        environment.put("SHELL", "/bin/bash");
    }

    public Path home() {
        return home.home();
    }

    /** The client's working directory. */
    public Path project() {
        return home.project();
    }

    /** {@code ~/.claude} of this home. */
    public Path configuration() {
        return home.configuration();
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

    /** As a client of this provider's, at this server, instead of the Anthropic API's. */
    public ClientHome over(Wire wire, URI server) {
        Wires.ANTHROPIC.environment(server).keySet().forEach(environment::remove);
        environment.putAll(wire.environment(server));
        return this;
    }

    /** As {@link NativeCode#asOnDarwin()}. */
    public ClientHome asOnDarwin() {
        environment.putAll(NativeCode.asOnDarwin());
        return this;
    }

    /** As somebody with a subscription: a token instead of a key. */
    public ClientHome subscribed() {
        environment.remove("ANTHROPIC_API_KEY");
        return with("CLAUDE_CODE_OAUTH_TOKEN", "sk-ant-oat01-made-up-token-0000000000");
    }

    /** A process in the project, with this environment and no other. */
    public ProcessBuilder process(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(project().toFile());
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

    /** How many records of the newest transcript have this text in them; copies of whole requests (2.1.329) aside. */
    public long records(String text) {
        return transcript()
                .lines()
                .filter(line -> line.contains(text) && !line.contains("\"type\":\"api-request"))
                .count();
    }

    /** The ids of all sessions that have a transcript, the newest last. */
    public List<String> sessions() throws IOException {
        return transcripts().stream()
                .map(file -> file.getFileName().toString().replace(".jsonl", ""))
                .toList();
    }
}
