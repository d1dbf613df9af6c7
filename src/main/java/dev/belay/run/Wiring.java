package dev.belay.run;

import dev.belay.child.ChildLauncher;
import dev.belay.claude.ClientVersions;
import dev.belay.claude.CommandLine;
import dev.belay.claude.ProjectDirectory;
import dev.belay.claude.SessionFiles;
import dev.belay.claude.hook.HookSettings;
import dev.belay.console.StandardError;
import dev.belay.decide.Budget;
import dev.belay.decide.Planner;
import dev.belay.decide.RecoverySchedule;
import dev.belay.decide.ResumePrompt;
import dev.belay.doctor.check.Preflight;
import dev.belay.evidence.Exit;
import dev.belay.evidence.ExitStatus;
import dev.belay.evidence.SessionId;
import dev.belay.files.BelayDirectories;
import dev.belay.journal.UnfinishedSessions;
import dev.belay.machine.Wakefulness;
import dev.belay.notify.delivery.NotificationSpawner;
import dev.belay.operate.Compaction;
import dev.belay.operate.CredentialsWait;
import dev.belay.operate.DescendantsFile;
import dev.belay.operate.FirstStart;
import dev.belay.operate.MarkedLauncher;
import dev.belay.operate.NetworkWait;
import dev.belay.operate.PassingFailure;
import dev.belay.operate.RunContext;
import dev.belay.operate.RunDirectory;
import dev.belay.operate.SessionOperator;
import dev.belay.operate.SessionStarter;
import dev.belay.operate.WatchdogSettings;
import dev.belay.operate.dialog.TerminalDialog;
import dev.belay.operate.dialog.UserDialog;
import dev.belay.posix.Libc;
import dev.belay.posix.LinuxCalls;
import dev.belay.printmode.PrintedAnswer;
import dev.belay.run.reminder.NextStart;
import dev.belay.run.reminder.Reminder;
import dev.belay.run.reminder.SessionStory;
import dev.belay.settings.Settings;
import dev.belay.supervise.Ending;
import dev.belay.supervise.NotificationPolicy;
import dev.belay.supervise.Supervisor;
import dev.belay.terminal.UserTerminal;
import dev.belay.text.Style;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Puts the parts together: the only class that knows every other. */
public final class Wiring {
    private static final Path NOWHERE = Path.of("/nonexistent/belay");
    private final Map<String, String> environment;
    private final RunDirectory runDirectory;
    private final StartWarnings warnings = new StartWarnings();

    public Wiring(Map<String, String> environment, RunDirectory runDirectory) {
        this.environment = environment;
        this.runDirectory = runDirectory;
    }

    /** Supervises claude until its end. */
    public Ending run(RunOptions options, Settings settings) {
        CommandLine commandLine = CommandLine.of(options.claude());
        boolean supervised = commandLine.isSession();
        boolean interactive = supervised && !commandLine.isPrint() && UserTerminal.present();
        Optional<UserTerminal> terminal = interactive ? Optional.of(UserTerminal.open()) : Optional.empty();
        Optional<Path> state = BelayDirectories.state(environment);
        state.ifPresent(path -> System.setProperty("belay.log", path.toString()));
        if (com.sun.jna.Platform.isLinux()) {
            LinuxCalls.adoptOrphans();
        }
        SessionStarter starter = new SessionStarter(
                context(settings, terminal, state, settings.hooks() && supervised),
                commandLine,
                settings.unattended() && supervised && !interactive
                        ? PrintedAnswer.of(commandLine, runDirectory.folder())
                        : Optional.empty());
        sayBefore(settings, commandLine, state, interactive);
        SignalHandlers signals = new SignalHandlers(starter, terminal, runDirectory);
        Optional<FirstStart.Refusal> refusal = start(starter, signals, commandLine, settings, supervised);
        if (refusal.isPresent()) {
            StandardError.complain(refusal.get().sentence());
            return new Ending.Status(refusal.get().status());
        }
        Ending ending;
        try {
            ending = supervised
                    ? supervise(
                            starter,
                            terminal,
                            settings,
                            signals,
                            state,
                            audience(settings, commandLine, interactive),
                            notifications(options, commandLine, settings))
                    : new Ending.AsClaude(awaitEnd(starter));
        } catch (RuntimeException | LinkageError | OutOfMemoryError fault) {
            ending = withoutSupervision(starter, fault);
        }
        ending = signals.deadlinePassed() ? new Ending.Status(ExitStatus.DEADLINE) : ending;
        starter.deliver(ending);
        return ending;
    }

    /** What is to be said before claude owns the screen. */
    private void sayBefore(Settings settings, CommandLine commandLine, Optional<Path> state, boolean interactive) {
        warnings.ofState(state);
        if (commandLine.isSession()) {
            StartWarnings.ofMeasuring(settings, interactive);
        }
        if (interactive && settings.reminder() && !commandLine.choosesSession() && Libc.isatty(2) == 1) {
            Reminder.show(unfinished(state), runDirectory);
        }
    }

    private Optional<FirstStart.Refusal> start(
            SessionStarter starter,
            SignalHandlers signals,
            CommandLine commandLine,
            Settings settings,
            boolean supervised) {
        if (settings.unattended()) {
            // A service manager may change its mind at any time; where somebody waits for the screen this comes later.
            signals.install();
            signals.insist();
        }
        Optional<FirstStart.Refusal> refusal = start(starter, commandLine, settings, supervised);
        if (refusal.isEmpty()) {
            if (!settings.unattended()) {
                signals.install();
            }
            signals.started();
            if (supervised) {
                besideClaude(settings);
            }
            settings.deadline().ifPresent(signals::endAfter);
        }
        return refusal;
    }

    /** What goes on as long as claude does. */
    private void besideClaude(Settings settings) {
        runDirectory.folder().ifPresent(DescendantsFile::keep);
        if (settings.unattended()) {
            Wakefulness.here().keepWhileAlive(ProcessHandle.current().pid());
        }
    }

    private Optional<FirstStart.Refusal> start(
            SessionStarter starter, CommandLine commandLine, Settings settings, boolean supervised) {
        if (!settings.unattended() || !supervised) {
            return starter.start().map(text -> new FirstStart.Refusal(ExitStatus.NOT_FOUND, text));
        }
        Optional<Preflight.Refusal> pointless = settings.preflight()
                ? StartWarnings.preflight(environment, commandLine.isEphemeral(), settings)
                : Optional.empty();
        return pointless.isPresent()
                ? Optional.of(new FirstStart.Refusal(
                        pointless.get().status(), pointless.get().say()))
                : new FirstStart(starter, commandLine, resumePrompt(settings), StandardError::complain).start();
    }

    private NotificationPolicy notifications(RunOptions options, CommandLine commandLine, Settings settings) {
        if (!settings.notifications()) {
            return NotificationPolicy.closed();
        }
        NotificationSpawner.Again again =
                new ResumeCommands(options, commandLine, settings.unattended(), resumePrompt(settings));
        Path directory = Path.of(System.getProperty("user.dir"));
        return new NotificationPolicy(
                new NotificationSpawner(environment, directory, again, runDirectory.answerFile()),
                new LazyThresholds(environment));
    }

    private static ResumePrompt resumePrompt(Settings settings) {
        return new ResumePrompt(settings.resumePrompt().orElse(ResumePrompt.DEFAULT));
    }

    private RunContext context(
            Settings settings, Optional<UserTerminal> terminal, Optional<Path> state, boolean hooks) {
        // Without a HOME nothing is kept, and nothing of that is needed.
        Path kept = state.orElse(NOWHERE);
        return new RunContext(
                settings.claude(),
                environment,
                terminal,
                new MarkedLauncher(ChildLauncher.forThisMachine(), runDirectory),
                runDirectory,
                hooks ? Optional.of(new HookSettings(kept)) : Optional.empty(),
                new ClientVersions(kept),
                SessionFiles.configurationDirectory(environment),
                Path.of(System.getProperty("user.dir")),
                settings.unattended() ? Optional.of(watchdog(settings)) : Optional.empty());
    }

    private static WatchdogSettings watchdog(Settings settings) {
        return new WatchdogSettings(
                settings.stallAfter(),
                settings.recycleAbove().map(OptionalLong::of).orElse(OptionalLong.empty()));
    }

    private Ending supervise(
            SessionStarter starter,
            Optional<UserTerminal> terminal,
            Settings settings,
            SignalHandlers signals,
            Optional<Path> state,
            Planner.Audience audience,
            NotificationPolicy notifications) {
        PrintStream errors = new PrintStream(new FileOutputStream(FileDescriptor.err), false, StandardCharsets.UTF_8);
        IncidentRecorder recorder = new IncidentRecorder(state, starter, warnings::ofJournal);
        boolean toTerminal = Libc.isatty(2) == 1;
        UserDialog dialog = new TerminalDialog(
                errors,
                Style.of(toTerminal, environment),
                () -> toTerminal ? dev.belay.posix.Terminal.columns(2) : 0,
                terminal,
                signals,
                signals.waiting(),
                () -> starter.live().transcript(),
                recorder::folder,
                session -> starter.original().byHand(session),
                runDirectory,
                settings.quietExit());
        NextStart nextStart = new NextStart(
                unfinished(terminal.isPresent() || settings.unattended() ? state : Optional.empty()),
                recorder,
                session -> transcript(starter, session),
                signals);
        SessionStory story = new SessionStory(nextStart);
        LazyRulebook rulebook = new LazyRulebook(environment, errors);
        Supervisor supervisor = new Supervisor(
                new SessionWatch(starter),
                rulebook,
                new Planner(
                        audience,
                        new RecoverySchedule(
                                new Budget(settings.maxRecoveries()), ZoneId::systemDefault, signals.deadline()),
                        resumePrompt(settings),
                        settings.credentialsWait()),
                story,
                new SessionOperator(
                        starter,
                        dialog,
                        new Compaction(starter, dialog, new PassingFailure(rulebook)),
                        new NetworkWait(starter, signals.waiting()),
                        CredentialsWait.of(starter, dialog, signals.waiting(), notifications)),
                signals,
                notifications);
        starter.watchedBy(now -> {
            supervisor.seen(now);
            nextStart.seen(now);
        });
        Ending ending = supervisor.supervise();
        if (terminal.isPresent() && toTerminal) {
            story.line().ifPresent(StandardError::complain);
        }
        return ending;
    }

    private static Path transcript(SessionStarter starter, SessionId session) {
        RunContext context = starter.context();
        return ProjectDirectory.of(context.configuration(), context.workingDirectory())
                .transcript(session);
    }

    private static UnfinishedSessions unfinished(Optional<Path> state) {
        return new UnfinishedSessions(state, System.getProperty("user.dir"));
    }

    /** Messages that were read from standard input cannot be sent again, so such a run is not recovered. */
    private static Planner.Audience audience(Settings settings, CommandLine commandLine, boolean terminal) {
        if (settings.unattended() && commandLine.readsMessages()) {
            StandardError.complain("with --input-format stream-json a session is watched but not recovered:"
                    + " messages already read cannot be sent again");
            return Planner.Audience.PIPE;
        }
        return settings.unattended()
                ? Planner.Audience.UNATTENDED
                : terminal ? Planner.Audience.ATTENDED : Planner.Audience.PIPE;
    }

    /** Belay's own failure never costs the session: the pumps go on, and claude ends when it ends. */
    private static Ending withoutSupervision(SessionStarter starter, Throwable fault) {
        Fault.log(fault);
        Exit exit = awaitEnd(starter);
        starter.live().detach();
        StandardError.complain("supervision failed (" + fault.getClass().getSimpleName()
                + "; see belay.log in the state directory); claude was not affected");
        return new Ending.AsClaude(exit);
    }

    /** What is no session is only waited for. */
    private static Exit awaitEnd(SessionStarter starter) {
        try {
            return starter.live().child().awaitExit();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return new Exit.Unseen();
        }
    }
}
