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

    /** A claude that can be executed, and what is known of its version without running it. */
    record Program(String executable, ClientVersions.Known known) {
        Optional<ClientVersion> version() {
            return known.version();
        }
    }

    private final RunContext context;
    private final ClientVersions versions;
    private final StartAdditions additions;

    public ClientCommands(RunContext context, ClientVersions versions, StartAdditions additions) {
        this.context = context;
        this.versions = versions;
        this.additions = additions;
    }

    /** With what is known of versions in this folder. */
    public static ClientCommands keeping(Path versions, RunContext context, StartAdditions additions) {
        return new ClientCommands(context, new ClientVersions(versions), additions);
    }

    /** The executable for the next start. */
    public Optional<String> executable() {
        return ClaudeExecutable.find(context.chosen(), context.environment());
    }

    /** The one for the next start, with what is known of it. */
    Optional<Program> program() {
        Optional<String> executable = executable();
        return executable.isPresent()
                ? Optional.of(new Program(executable.get(), known(executable.get())))
                : Optional.empty();
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
    Command command(Program program, CommandLine commandLine) {
        CommandLine words = additions.words(commandLine, program.version());
        List<String> arguments = new ArrayList<>();
        arguments.add(program.executable());
        arguments.addAll(words.arguments());
        return new Command(
                program.executable(), arguments, additions.environment(commandLine, words, program.version()));
    }

    /** Asks this client for its version where that is needed, for the next start. */
    void learn(Program program) {
        if (!program.known().certain() && additions.needVersion()) {
            Path executable = Path.of(program.executable());
            Aside.run("version", () -> versions.probe(executable, context.environment(), PROBE));
        }
    }
}
