package dev.belay.run;

import dev.belay.child.ChildLauncher;
import dev.belay.claude.ClientVersions;
import dev.belay.claude.SessionFiles;
import dev.belay.claude.hook.HookSettings;
import dev.belay.operate.client.ClientCommands;
import dev.belay.operate.client.ClientConnection;
import dev.belay.operate.client.ClientLauncher;
import dev.belay.operate.client.CurrentClient;
import dev.belay.operate.client.MarkedLauncher;
import dev.belay.operate.client.PipeConnection;
import dev.belay.operate.client.RetryWatchdog;
import dev.belay.operate.client.RunContext;
import dev.belay.operate.client.RunDirectory;
import dev.belay.operate.client.RunEnd;
import dev.belay.operate.client.StartAdditions;
import dev.belay.operate.client.StatusChannels;
import dev.belay.operate.client.TerminalConnection;
import dev.belay.operate.client.Watching;
import dev.belay.printmode.AnswerWiring;
import dev.belay.printmode.PrintedAnswer;
import dev.belay.run.options.RunOptions;
import dev.belay.settings.Settings;
import dev.belay.terminal.UserTerminal;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Makes what a run needs until claude has been started; {@link SupervisionWiring} makes the rest once it has been. */
public final class Wiring {
    private static final Path NOWHERE = Path.of("/nonexistent/belay");

    final RunRequest request;
    final RunContext context;
    final CurrentClient client;
    final ClientCommands commands;
    final ClientLauncher launcher;
    final SignalHandlers signals;
    private final RunEnd end;
    final StartWarnings warnings = new StartWarnings();
    final Optional<UserTerminal> terminal;
    final StatusChannels statusChannels;
    final Optional<PrintedAnswer> answer;

    private Wiring(RunRequest request, RunDirectory runDirectory) {
        this.request = request;
        terminal = request.interactive() ? Optional.of(UserTerminal.open()) : Optional.empty();
        answer = request.isUnattended() && request.isSession() && !request.interactive()
                ? AnswerWiring.of(request.commandLine(), runDirectory.folder())
                : Optional.empty();
        context = new RunContext(
                request.settings().claude(),
                request.environment(),
                runDirectory,
                SessionFiles.configurationDirectory(request.environment()),
                Path.of(System.getProperty("user.dir")));
        client = new CurrentClient(
                context,
                request.commandLine(),
                request.isUnattended() ? Watching.forTrouble(request.settings().watchdog()) : Watching.forTheEnd());
        ChildLauncher processes = new MarkedLauncher(ChildLauncher.forThisMachine(), runDirectory);
        statusChannels = StatusChannels.on(
                request.environment(), request.settings().observation().statusReports());
        Optional<TerminalConnection> screen = terminal.isPresent()
                ? Optional.of(
                        new TerminalConnection(processes, terminal.get(), runDirectory.restoreFile(), statusChannels))
                : Optional.empty();
        ClientConnection connection = screen.isPresent() ? screen.get() : new PipeConnection(processes, answer);
        commands = commands();
        launcher = new ClientLauncher(request.commandLine(), commands, connection, client);
        end = new RunEnd(runDirectory, screen, answer);
        signals = new SignalHandlers(client, screen, end);
    }

    /** The run that the user asks for. */
    public static SupervisedRun of(
            RunOptions options, Settings settings, Map<String, String> environment, RunDirectory runDirectory) {
        Wiring wiring = new Wiring(RunRequest.of(options, settings, environment), runDirectory);
        return wiring.supervisedRun();
    }

    private SupervisedRun supervisedRun() {
        return new SupervisedRun(
                request,
                new ClientStart(request, context, new FirstLaunch(request, context, launcher), signals, warnings),
                client,
                end,
                () -> new SupervisionWiring(this).supervision().supervise());
    }

    private ClientCommands commands() {
        // Without a HOME nothing is kept, and nothing of that is needed.
        Path kept = request.state().orElse(NOWHERE);
        boolean hooks = request.settings().observation().hooks() && request.isSession();
        return new ClientCommands(
                context,
                new ClientVersions(kept),
                new StartAdditions(
                        context,
                        hooks
                                ? Optional.of(new HookSettings(
                                        kept, request.settings().limits().coldResume()))
                                : Optional.empty(),
                        request.isUnattended(),
                        request.interactive(),
                        request.settings().limits().coldResume(),
                        retries()));
    }

    /** Where nobody is there, claude may wait for as long as it takes. */
    private Optional<RetryWatchdog> retries() {
        boolean wanted = request.isUnattended()
                && request.isSession()
                && request.settings().watchdog().retries();
        return wanted
                ? Optional.of(RetryWatchdog.until(request.settings().limits().deadline()))
                : Optional.empty();
    }
}
