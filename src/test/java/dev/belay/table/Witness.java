package dev.belay.table;

import dev.belay.child.ChildLauncher;
import dev.belay.claude.ClientVersions;
import dev.belay.claude.CommandLine;
import dev.belay.claude.SessionFiles;
import dev.belay.claude.hook.HookSettings;
import dev.belay.diagnose.Diagnosis;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.dialog.ColdResume;
import dev.belay.operate.client.ClientCommands;
import dev.belay.operate.client.ClientConnection;
import dev.belay.operate.client.ClientLauncher;
import dev.belay.operate.client.CurrentClient;
import dev.belay.operate.client.PipeConnection;
import dev.belay.operate.client.RunContext;
import dev.belay.operate.client.RunDirectory;
import dev.belay.operate.client.StartAdditions;
import dev.belay.operate.client.StatusChannels;
import dev.belay.operate.client.TerminalConnection;
import dev.belay.operate.client.Watching;
import dev.belay.posix.Signals;
import dev.belay.rules.RuleFiles;
import dev.belay.terminal.UserTerminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * Runs one claude exactly as {@code belay run} does, with the terminal and the environment that it finds, and at its end
 * writes down what was seen, in the shape of a case, and what the rules say of it. It recovers nothing.
 *
 * <p>Words: a folder for the case, the claude, then claude's own words.
 */
final class Witness {
    /** The file that is written last: the class, and the names of the other candidates. */
    static final String SAID = "said";

    private Witness() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Path.of(arguments[0]);
        Optional<UserTerminal> terminal = UserTerminal.present() ? Optional.of(UserTerminal.open()) : Optional.empty();
        Path state = Files.createDirectories(folder.resolve("state"));
        CommandLine words = CommandLine.of(Arrays.asList(arguments).subList(2, arguments.length));
        RunContext context = context(arguments[1]);
        CurrentClient client = new CurrentClient(context, words, Watching.forTheEnd());
        ClientCommands commands = new ClientCommands(
                context,
                new ClientVersions(state),
                new StartAdditions(
                        context,
                        Optional.of(new HookSettings(state)),
                        false,
                        terminal.isPresent(),
                        ColdResume.FULL,
                        Optional.empty()));
        ClientConnection connection = connection(terminal, context.runDirectory());
        Optional<String> failure = new ClientLauncher(context, commands, connection, client).start();
        if (failure.isPresent()) {
            say(folder, "not-started\n\n" + failure.get() + "\n");
            return;
        }
        // A last Ctrl-C may come when the client has gone already; only now, so that the client does not inherit this.
        Signals.ignore(Signals.INT);
        Evidence evidence = client.session().awaitEnd();
        CaseFolder.write(folder, evidence, client.session().transcript());
        Diagnosis diagnosis = RuleFiles.ours().diagnose(evidence);
        say(
                folder,
                diagnosis.failure() + "\n" + String.join(" ", diagnosis.candidates()) + "\n"
                        + diagnosis.best().because() + "\n");
        // As the real one: without waiting for threads that read from descriptors.
        System.exit(0);
    }

    private static RunContext context(String claude) {
        Map<String, String> environment = System.getenv();
        return new RunContext(
                Optional.of(claude),
                environment,
                RunDirectory.open(),
                SessionFiles.configurationDirectory(environment),
                Path.of("").toAbsolutePath());
    }

    private static ClientConnection connection(Optional<UserTerminal> terminal, RunDirectory runDirectory) {
        ChildLauncher launcher = ChildLauncher.forThisMachine();
        return terminal.isPresent()
                ? new TerminalConnection(launcher, terminal.get(), runDirectory.restoreFile(), StatusChannels.off())
                : new PipeConnection(launcher, Optional.empty());
    }

    /** All at once: whoever waits for the file reads it as soon as it is there. */
    private static void say(Path folder, String words) throws IOException {
        Path draft = Files.writeString(folder.resolve(SAID + ".new"), words);
        Files.move(draft, folder.resolve(SAID), StandardCopyOption.ATOMIC_MOVE);
    }
}
