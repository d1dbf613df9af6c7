package dev.belay.operate.client;

import dev.belay.child.Command;
import dev.belay.claude.ClaudeExecutable;
import dev.belay.claude.ClientVersion;
import dev.belay.claude.ClientVersions;
import dev.belay.claude.CommandLine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is executed for a start: which program, with which arguments and environment. */
public final class ClientCommands {
    private static final Duration PROBE = Duration.ofSeconds(20);

    private final RunContext context;
    private final ClientVersions versions;
    private final StartAdditions additions;

    public ClientCommands(RunContext context, ClientVersions versions, StartAdditions additions) {
        this.context = context;
        this.versions = versions;
        this.additions = additions;
    }

    /** The executable for the next start. */
    public Optional<String> executable() {
        return ClaudeExecutable.find(context.chosen(), context.environment());
    }

    /** Why there is none. */
    String notFound() {
        return ClaudeExecutable.notFound(context.chosen());
    }

    /** What is known of its version without running it. */
    public ClientVersions.Known known(String executable) {
        return versions.known(Path.of(executable));
    }

    /** The environment that claude gets: the user's own, and where our hooks find us. */
    public Map<String, String> environment() {
        return additions.environment();
    }

    /** These words of the user's, and what lets us hear of the session. */
    Command command(String executable, CommandLine commandLine, Optional<ClientVersion> version) {
        CommandLine words = additions.words(commandLine, version);
        List<String> arguments = new ArrayList<>();
        arguments.add(executable);
        arguments.addAll(words.arguments());
        return new Command(executable, arguments, additions.environment(commandLine, words, version));
    }

    /** Asks this client for its version where that is needed, for the next start. */
    void learn(String executable, ClientVersions.Known known) {
        if (!known.certain() && additions.needVersion()) {
            Aside.run("version", () -> versions.probe(Path.of(executable), context.environment(), PROBE));
        }
    }
}
