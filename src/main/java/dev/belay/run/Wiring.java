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
import dev.belay.operate.dialog.UserDialog;
import dev.belay.posix.calls.OperatingSystem;
import dev.belay.printmode.AnswerWiring;
import dev.belay.printmode.PrintedAnswer;
import dev.belay.run.options.RunOptions;
import dev.belay.run.takeover.LauncherDeath;
import dev.belay.run.takeover.LeftRun;
import dev.belay.run.takeover.RecordFile;
import dev.belay.run.takeover.RunRecord;
import dev.belay.run.takeover.SaidBefore;
import dev.belay.run.takeover.TakeOver;
import dev.belay.settings.Settings;
import dev.belay.terminal.UserTerminal;
import dev.belay.watch.follow.HeardEvents;
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
    final Optional<RunRecord> left;
    final Optional<RecordFile> record;
    private final ClientConnection connection;

    private Wiring(RunRequest request, RunDirectory runDirectory, Optional<RunRecord> left) {
        this.request = request;
        this.left = left;
        byte[] before = left.isPresent() ? left.get().start().terminal() : new byte[0];
        terminal = request.interactive() ? Optional.of(UserTerminal.open(before)) : Optional.empty();
        answer = request.isUnattended() && request.isSession() && !request.interactive()
                ? AnswerWiring.of(request.commandLine(), runDirectory.folder(), left.isPresent())
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
        MarkedLauncher processes = new MarkedLauncher(ChildLauncher.forThisMachine(), runDirectory);
        statusChannels = StatusChannels.on(
                request.environment(), request.settings().observation().statusReports());
        Optional<TerminalConnection> screen = terminal.isPresent()
                ? Optional.of(
                        new TerminalConnection(processes, terminal.get(), runDirectory.restoreFile(), statusChannels))
                : Optional.empty();
        connection = screen.isPresent() ? screen.get() : new PipeConnection(processes, answer);
        commands = commands();
        launcher = new ClientLauncher(context, commands, connection, client);
        end = new RunEnd(runDirectory, screen, answer);
        signals = new SignalHandlers(client, screen, end, request.isUnattended(), LauncherDeath.watched()::happened);
        record = recordFile(runDirectory);
        if (record.isPresent()) {
            left.ifPresent(record.get()::goOn);
            client.startsSeenBy(record.get()::started);
        }
        if (left.isPresent()) {
            processes.startedBefore();
        }
    }

    /** Only where the launcher holds the terminal there is anything to take over. */
    private Optional<RecordFile> recordFile(RunDirectory runDirectory) {
        boolean held = request.interactive() ? System.getProperty("belay.master") != null : isKept();
        return held && request.isSession()
                ? runDirectory.folder().map(folder -> new RecordFile(folder, this::asStarted, answer))
                : Optional.empty();
    }

    /** Whether claude's own descriptors outlive this JVM: those of a pipe that only we read do not. */
    private boolean isKept() {
        return OperatingSystem.isLinux()
                && !System.getProperty("belay.folder", "").isEmpty()
                && !(answer.isPresent()
                        && request.commandLine()
                                .outputFormat()
                                .filter("stream-json"::equals)
                                .isPresent());
    }

    private RunRecord.Start asStarted() {
        return new RunRecord.Start(
                request.options().given(),
                request.options().claude(),
                System.getProperty("user.dir"),
                terminal.isPresent() ? terminal.get().setup().attributes() : new byte[0],
                signals.deadline());
    }

    /** The run that the user asks for. */
    public static SupervisedRun of(
            RunOptions options, Settings settings, Map<String, String> environment, RunDirectory runDirectory) {
        return new Wiring(RunRequest.of(options, settings, environment), runDirectory, Optional.empty())
                .supervisedRun();
    }

    /** The run that another JVM has left. */
    public static SupervisedRun of(
            RunRecord left, Settings settings, Map<String, String> environment, RunDirectory runDirectory) {
        RunOptions options =
                new RunOptions(false, left.start().given(), left.start().words());
        return new Wiring(RunRequest.of(options, settings, environment), runDirectory, Optional.of(left))
                .supervisedRun();
    }

    private SupervisedRun supervisedRun() {
        return new SupervisedRun(
                request,
                new ClientStart(request, context, launch(), signals, warnings),
                client,
                end,
                () -> new SupervisionWiring(this).supervision().supervise());
    }

    private ClientStart.Launch launch() {
        if (left.isPresent()) {
            LeftRun from = takeOver(left.get());
            return new ClientStart.Launch(from::goOn, from.left(), true);
        }
        return new ClientStart.Launch(
                new FirstLaunch(request, context, launcher)::launch,
                request.settings().limits().deadline(),
                false);
    }

    /** Does not say again what was said before the wait in which the JVM before this one has died. */
    UserDialog saidBefore(UserDialog dialog) {
        boolean said = request.isUnattended()
                && left.filter(run -> run.client().ended().isPresent()).isPresent();
        return said ? new SaidBefore(dialog) : dialog;
    }

    SessionWatch watch() {
        return new SessionWatch(
                client,
                request.resumePrompt(),
                end -> record.isPresent() ? record.get().ended(end) : end);
    }

    private LeftRun takeOver(RunRecord from) {
        return new LeftRun(
                () -> {
                    context.runDirectory().inbox().ifPresent(HeardEvents::again);
                    return answer.isPresent() && !answer.get().takeOver()
                            ? Optional.of("the answer so far is not to be found")
                            : new TakeOver(from, connection, launcher, client).begin();
                },
                from.start().deadline());
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
