package dev.belay.operate.client;

import dev.belay.claude.CommandLine;
import dev.belay.evidence.SessionId;
import java.io.IOException;
import java.util.Optional;

/**
 * Starts claude, the first time and again, with the user's own words replayed. Looks up the executable again each time.
 * The way to the first start is kept short: nothing here may load a JSON parser, a logger or the rules.
 */
public final class ClientLauncher {
    private final RunContext context;
    private final CommandLine original;
    private final ClientCommands commands;
    private final ClientConnection connection;
    private final CurrentClient client;
    private CommandLine newest;

    /** @param client is told of each that has been started */
    public ClientLauncher(
            RunContext context, ClientCommands commands, ClientConnection connection, CurrentClient client) {
        this.context = context;
        this.original = client.words().original();
        this.commands = commands;
        this.connection = connection;
        this.client = client;
        this.newest = original;
    }

    /** The session that the user has chosen for what is new, by {@code --session-id}. */
    public Optional<SessionId> sessionChosen() {
        return original.sessionChosen();
    }

    /** Starts it as the user said, the first time; a sentence when that can't be done. */
    public Optional<String> start() {
        return start(original, true);
    }

    /** The same where nobody has the session of the user's choice, and nothing was said in it yet. */
    public Optional<String> startAnew() {
        sessionChosen().ifPresent(context::makeRoom);
        return start();
    }

    /** The one that was started last was started with these words, by another JVM. */
    public void startedBefore(CommandLine commandLine) {
        newest = commandLine;
    }

    /** Starts it as the user said once more, for nothing has come of it; a sentence when that can't be done. */
    public Optional<String> restart() {
        return original.isEphemeral()
                ? Optional.of(
                        "this session is not saved (--no-session-persistence), so nobody knows what it has already done")
                : startAnew();
    }

    /** Starts it as it was started last, for it was turned away before it did anything. */
    public Optional<String> again() {
        return start(newest, true);
    }

    /** Starts it on this session; where its transcript has vanished since, on what was kept of it. */
    public Optional<String> resume(SessionId session, Optional<String> prompt) {
        context.putBackIfLost(context.transcript(session));
        return start(client.words().resuming(session, prompt), false);
    }

    /** Starts it on a session that was there before this run, with the user's own prompt or standard input. */
    public Optional<String> goOn(SessionId session) {
        return start(client.words().resuming(session, original.prompt()), true);
    }

    private Optional<String> start(CommandLine commandLine, boolean fromTheBeginning) {
        newest = commandLine;
        Optional<ClientCommands.Program> program = commands.program();
        if (program.isEmpty()) {
            return Optional.of(commands.notFound());
        }
        boolean again = client.wasStarted();
        try {
            client.follow(new StartedClient(
                    connection.start(commands.command(program.get(), commandLine), fromTheBeginning),
                    commandLine,
                    program.get().version()));
        } catch (IOException failure) {
            return Optional.of(failure.getMessage());
        }
        commands.learn(program.get());
        if (again) {
            // A diagnosis leaves megabytes behind, and the next one may be hours away.
            Aside.run("tidy", System::gc);
        }
        return Optional.empty();
    }
}
