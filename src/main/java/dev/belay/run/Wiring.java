package dev.belay.run;

import dev.belay.claude.SessionFiles;
import dev.belay.claude.hook.HookSettings;
import dev.belay.files.BelayDirectories;
import dev.belay.machine.memory.MemoryCeiling;
import dev.belay.metrics.SessionMetrics;
import dev.belay.operate.client.ClientCommands;
import dev.belay.operate.client.ClientLauncher;
import dev.belay.operate.client.CurrentClient;
import dev.belay.operate.client.MarkedLauncher;
import dev.belay.operate.client.RetryWatchdog;
import dev.belay.operate.client.RunContext;
import dev.belay.operate.client.RunDirectory;
import dev.belay.operate.client.RunEnd;
import dev.belay.operate.client.StartAdditions;
import dev.belay.operate.client.Watching;
import dev.belay.printmode.AnswerWiring;
import dev.belay.printmode.PrintedAnswer;
import dev.belay.run.options.RunOptions;
import dev.belay.run.takeover.LastTurn;
import dev.belay.run.takeover.LeftRun;
import dev.belay.run.takeover.RunRecord;
import dev.belay.run.takeover.Succession;
import dev.belay.run.takeover.TakeOver;
import dev.belay.series.RunSeries;
import dev.belay.settings.Retention;
import dev.belay.settings.Settings;
import dev.belay.spending.SpendingMeter;
import dev.belay.transcript.safekeeping.KeptTranscripts;
import dev.belay.transcript.safekeeping.TranscriptKeeper;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Makes what a run needs until claude has been started; {@link SupervisionWiring} makes the rest once it has been. */
public final class Wiring {
    final RunRequest request;
    final RunContext context;
    final CurrentClient client;
    final ClientCommands commands;
    final ClientLauncher launcher;
    final SignalHandlers signals;
    private final RunEnd end;
    final StartWarnings warnings = new StartWarnings();
    final ConnectionWiring connections;
    final Optional<PrintedAnswer> answer;
    final Succession succession;
    final Optional<SpendingMeter> meter;

    private Wiring(RunRequest request, RunDirectory runDirectory, Succession succession) {
        this.request = request;
        this.succession = succession;
        boolean taken = succession.left().isPresent();
        MarkedLauncher processes = MarkedLauncher.forThisMachine(runDirectory);
        if (taken) {
            processes.startedBefore();
        }
        answer = request.isUnattended() && request.isSession() && !request.interactive()
                ? AnswerWiring.of(request.commandLine(), runDirectory.folder(), taken)
                : Optional.empty();
        connections =
                new ConnectionWiring(request, processes, succession.terminal(), runDirectory.restoreFile(), answer);
        context = new RunContext(
                request.settings().claude(),
                request.environment(),
                runDirectory,
                SessionFiles.configurationDirectory(request.environment()),
                Path.of(System.getProperty("user.dir")));
        meter = meter(runDirectory);
        Watching watching =
                request.isUnattended() ? Watching.forTrouble(request.settings().watchdog()) : Watching.forTheEnd();
        client = new CurrentClient(
                context, request.commandLine(), watching.counting(meter).keeping(series()));
        commands = commands();
        launcher = new ClientLauncher(context, commands, connections.connection(), client);
        end = new RunEnd(runDirectory, connections.screen(), answer);
        signals = new SignalHandlers(
                client, connections.screen(), end, request.isUnattended(), Succession.launcherDeath());
        signals.lastTurn(last -> LastTurn.thenDo(client, last));
        signals.givenUpElsewhere(() -> runDirectory.isAnswered('q'));
        if (isRecorded() && runDirectory.folder().isPresent()) {
            succession.keep(runDirectory.folder().get(), this::asStarted, answer, client);
        }
        limitMemory();
    }

    /** Each claude gets its limit before anything is counted in its group. */
    private void limitMemory() {
        OptionalLong most = request.settings().watchdog().memoryMax();
        if (most.isPresent() && request.isSession()) {
            client.startsSeenBy((pid, words, version) -> MemoryCeiling.here().put(pid, most.getAsLong()));
        }
    }

    /** Counts what the run spends, where that matters. */
    private Optional<SpendingMeter> meter(RunDirectory runDirectory) {
        boolean counts = request.isSession()
                && (!request.settings().limits().spending().isEmpty()
                        || request.settings().reports().metrics().isPresent());
        return counts
                ? Optional.of(new SpendingMeter(
                        request.settings().limits().spending(), request.environment(), runDirectory.folder()))
                : Optional.empty();
    }

    /** Keeps what is measured of the session, where that is wanted. */
    private Optional<RunSeries> series() {
        boolean kept = request.isSession() && request.settings().observation().series();
        return request.state().filter(state -> kept).map(RunSeries::new);
    }

    /** What the run has spent so far, in nanodollars. */
    long cost() {
        return meter.map(SpendingMeter::cost).orElse(0L);
    }

    /** Keeps the transcript, where it is to be kept. */
    Optional<TranscriptKeeper> keeper() {
        Retention retention = request.settings().observation().keepTranscripts();
        return request.state()
                .filter(state -> retention.on())
                .map(state -> new TranscriptKeeper(
                        KeptTranscripts.of(state, context.configuration()),
                        client::followed,
                        retention.age(),
                        retention.bytes()));
    }

    /** Where its figures go; nothing where nobody wants them. */
    Optional<SessionMetrics.Place> metrics() {
        return request.settings()
                .reports()
                .metrics()
                .map(path ->
                        SessionMetrics.Place.of(path, context.runDirectory().folder(), context.workingDirectory()));
    }

    /** Only where claude outlives this JVM there is anything to take over. */
    private boolean isRecorded() {
        boolean held = request.interactive() ? System.getProperty("belay.master") != null : Succession.hasLauncher();
        return held && request.isSession();
    }

    private RunRecord.Start asStarted() {
        return new RunRecord.Start(
                request.options().given(),
                request.options().claude(),
                System.getProperty("user.dir"),
                connections.attributes(),
                signals.deadline());
    }

    /** The run that the user asks for. */
    public static SupervisedRun of(
            RunOptions options, Settings settings, Map<String, String> environment, RunDirectory runDirectory) {
        return new Wiring(RunRequest.of(options, settings, environment), runDirectory, Succession.ofNothing())
                .supervisedRun();
    }

    /** The run that another JVM has left. */
    public static SupervisedRun of(
            Succession succession, Settings settings, Map<String, String> environment, RunDirectory runDirectory) {
        RunRecord.Start start = succession.left().orElseThrow().start();
        RunOptions options = new RunOptions(false, start.given(), start.words());
        return new Wiring(RunRequest.of(options, settings, environment), runDirectory, succession).supervisedRun();
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
        if (succession.left().isPresent()) {
            LeftRun from = leftRun(succession.left().get());
            return new ClientStart.Launch(from::goOn, from.left(), true);
        }
        return new ClientStart.Launch(
                new FirstLaunch(request, context, launcher)::launch,
                request.settings().limits().deadline(),
                false);
    }

    private LeftRun leftRun(RunRecord from) {
        return new LeftRun(
                new TakeOver(from, connections.connection(), launcher, client),
                answer,
                context.runDirectory().inbox(),
                from.start().deadline());
    }

    private ClientCommands commands() {
        // Without a HOME nothing is kept, and nothing of that is needed.
        Path kept = request.state().orElse(BelayDirectories.NOWHERE);
        boolean hooks = request.settings().observation().hooks() && request.isSession();
        return ClientCommands.keeping(
                kept,
                context,
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
