package dev.belay.table;

import dev.belay.child.ChildLauncher;
import dev.belay.claude.ClientVersions;
import dev.belay.claude.CommandLine;
import dev.belay.claude.SessionFiles;
import dev.belay.claude.hook.HookSettings;
import dev.belay.diagnose.Diagnosis;
import dev.belay.evidence.Evidence;
import dev.belay.operate.RunContext;
import dev.belay.operate.RunDirectory;
import dev.belay.operate.SessionStarter;
import dev.belay.posix.Signals;
import dev.belay.rules.RuleFiles;
import dev.belay.terminal.UserTerminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
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
        Map<String, String> environment = System.getenv();
        Optional<UserTerminal> terminal = UserTerminal.present() ? Optional.of(UserTerminal.open()) : Optional.empty();
        Path state = Files.createDirectories(folder.resolve("state"));
        List<String> rest = Arrays.asList(arguments).subList(2, arguments.length);
        SessionStarter starter = new SessionStarter(
                new RunContext(
                        Optional.of(arguments[1]),
                        environment,
                        terminal,
                        ChildLauncher.forThisMachine(),
                        RunDirectory.open(),
                        Optional.of(new HookSettings(state)),
                        new ClientVersions(state),
                        SessionFiles.configurationDirectory(environment),
                        Path.of("").toAbsolutePath(),
                        Optional.empty()),
                CommandLine.of(rest));
        Optional<String> failure = starter.start();
        if (failure.isPresent()) {
            say(folder, "not-started\n\n" + failure.get() + "\n");
            return;
        }
        // A last Ctrl-C may come when the client has gone already; only now, so that the client does not inherit this.
        Signals.ignore(Signals.INT);
        Evidence evidence = starter.live().awaitEnd();
        CaseFolder.write(folder, evidence, starter.live().transcript());
        Diagnosis diagnosis = RuleFiles.ours().diagnose(evidence);
        say(
                folder,
                diagnosis.failure() + "\n" + String.join(" ", diagnosis.candidates()) + "\n"
                        + diagnosis.best().because() + "\n");
        // As the real one: without waiting for threads that read from descriptors.
        System.exit(0);
    }

    /** All at once: whoever waits for the file reads it as soon as it is there. */
    private static void say(Path folder, String words) throws IOException {
        Path draft = Files.writeString(folder.resolve(SAID + ".new"), words);
        Files.move(draft, folder.resolve(SAID), StandardCopyOption.ATOMIC_MOVE);
    }
}
