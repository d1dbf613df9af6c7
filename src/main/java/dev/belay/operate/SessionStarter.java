package dev.belay.operate;

import dev.belay.child.Child;
import dev.belay.child.Command;
import dev.belay.child.TerminalSetup;
import dev.belay.claude.ClaudeExecutable;
import dev.belay.claude.ClientVersion;
import dev.belay.claude.ClientVersions;
import dev.belay.claude.CommandLine;
import dev.belay.claude.ResumeHint;
import dev.belay.claude.hook.HookSettings;
import dev.belay.claude.provider.ProviderLookup;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.SessionId;
import dev.belay.printmode.PrintedAnswer;
import dev.belay.supervise.Ending;
import dev.belay.supervise.Incident;
import dev.belay.terminal.Attachment;
import dev.belay.terminal.Keystrokes;
import dev.belay.terminal.OutputPump;
import dev.belay.terminal.UserTerminal;
import dev.belay.text.Untrusted;
import dev.belay.watch.LiveSession;
import dev.belay.watch.ScreenTail;
import dev.belay.watch.SessionClient;
import dev.belay.watch.VisibleScreen;
import dev.belay.watch.watchdog.Keyboard;
import dev.belay.watch.watchdog.WatchdogLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Starts claude, the first time and again, with the user's own words replayed. Looks up the executable again each time.
 * The way to the first start is kept short: nothing here may load a JSON parser, a logger or the rules.
 */
public final class SessionStarter {
    private static final Duration PROBE = Duration.ofSeconds(20);
    /** From this size on 2.1.116 and 2.1.329 ask whether a session of over 70 minutes is to be resumed as a summary. */
    private static final String NO_QUESTION_ON_RESUME = "CLAUDE_CODE_RESUME_TOKEN_THRESHOLD";

    private final RunContext context;
    private final CommandLine original;
    private final Optional<PrintedAnswer> answer;
    private volatile LiveSession live;
    private volatile Attachment attachment;
    private volatile Consumer<Evidence> spectator;
    private volatile ProviderLookup provider;

    public SessionStarter(RunContext context, CommandLine original) {
        this(context, original, Optional.empty());
    }

    /** @param answer what makes one answer of all starts; without it claude has our own descriptors */
    public SessionStarter(RunContext context, CommandLine original, Optional<PrintedAnswer> answer) {
        this.context = context;
        this.original = original;
        this.answer = answer;
    }

    /** Starts it as the user said, the first time or from the beginning; a sentence when that can't be done. */
    public Optional<String> start() {
        return start(original, true);
    }

    /** Starts it as the user said once more, for nothing has come of it; a sentence when that can't be done. */
    public Optional<String> restart() {
        return original.isEphemeral()
                ? Optional.of(
                        "this session is not saved (--no-session-persistence), so nobody knows what it has already done")
                : start(original, true);
    }

    /** Starts it on this session. */
    public Optional<String> resume(SessionId session, Optional<String> prompt) {
        return start(resuming(session, prompt), false);
    }

    /** Starts it on a session that was there before this run, with the user's own prompt or standard input. */
    Optional<String> goOn(SessionId session, Optional<String> prompt) {
        return start(resuming(session, prompt), true);
    }

    /** A prompt names a tool's words: they are somebody else's. */
    private CommandLine resuming(SessionId session, Optional<String> prompt) {
        return original.resuming(session, prompt.map(Untrusted::lines));
    }

    /** From now on this sees each session that runs, whenever something has changed. */
    public void watchedBy(Consumer<Evidence> watching) {
        spectator = watching;
    }

    private void changed(Evidence now) {
        context.runDirectory().keep();
        if (spectator != null) {
            spectator.accept(now);
        }
    }

    public LiveSession live() {
        return live;
    }

    /** The terminal's connection to the claude that runs now; null when it has none. */
    public Attachment attachment() {
        return attachment;
    }

    /** What has become of the claude that has just ended, as it is understood. */
    void understood(Incident incident) {
        if (answer.isPresent()) {
            answer.get().understood(incident);
        }
    }

    /** Nothing is started any more: in print mode the last answer goes out, once. */
    public void deliver(Ending ending) {
        if (answer.isPresent()) {
            answer.get().deliver(ending);
        }
    }

    /** Whose API the claude of the last start talks to. */
    ProviderLookup provider() {
        return provider;
    }

    /** The words that the user gave. */
    public CommandLine original() {
        return original;
    }

    public RunContext context() {
        return context;
    }

    /** The executable for the next start, and its version where that is known without running it. */
    Optional<String> executable() {
        return ClaudeExecutable.find(context.chosen(), context.environment());
    }

    /** What is known of its version without running it. */
    Optional<ClientVersion> version(String executable) {
        return context.versions().known(Path.of(executable)).version();
    }

    /** The environment that claude gets: the user's own, and where our hooks find us. */
    Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>(context.environment());
        context.runDirectory().inbox().ifPresent(inbox -> environment.put(HookSettings.INBOX, inbox.toString()));
        if (context.watchdog().isPresent()) {
            environment.putIfAbsent(NO_QUESTION_ON_RESUME, "1000000000");
        }
        return environment;
    }

    private Optional<String> start(CommandLine commandLine, boolean fromTheBeginning) {
        Optional<String> executable = executable();
        if (executable.isEmpty()) {
            return Optional.of(ClaudeExecutable.notFound(context.chosen()));
        }
        ClientVersions.Known known = context.versions().known(Path.of(executable.get()));
        Optional<ClientVersion> version = known.version();
        Command command = command(executable.get(), commandLine, version);
        boolean again = live != null;
        try {
            live = context.terminal().isPresent()
                    ? onTerminal(command, context.terminal().get(), version, limits(commandLine))
                    : onPipes(command, version, limits(commandLine), fromTheBeginning);
        } catch (IOException failure) {
            return Optional.of(failure.getMessage());
        }
        if (!known.certain() && context.hooks().isPresent()) {
            aside("version", () -> context.versions().probe(Path.of(executable.get()), context.environment(), PROBE));
        }
        if (again) {
            // A diagnosis leaves megabytes behind, and the next one may be hours away.
            aside("tidy", System::gc);
        }
        return Optional.empty();
    }

    /** These words of the user's, and what lets us hear of the session. */
    private Command command(String executable, CommandLine commandLine, Optional<ClientVersion> version) {
        CommandLine injected = context.hooks()
                .map(hooks -> hooks.inject(commandLine, version, context.workingDirectory(), isSeen()))
                .orElse(commandLine);
        List<String> arguments = new ArrayList<>();
        arguments.add(executable);
        arguments.addAll(injected.arguments());
        Map<String, String> environment = environment();
        if (injected != commandLine && ResumeHint.isHeededBy(version.get())) {
            environment.put(ResumeHint.VARIABLE, ResumeHint.flags(commandLine));
        }
        return new Command(executable, arguments, environment);
    }

    /** Whether somebody looks at claude's screen. */
    private boolean isSeen() {
        return context.terminal().isPresent() && context.watchdog().isEmpty();
    }

    private Optional<WatchdogLimits> limits(CommandLine commandLine) {
        boolean onTerminal = context.terminal().isPresent();
        return context.watchdog().flatMap(watchdog -> watchdog.limits(commandLine, onTerminal));
    }

    private LiveSession onTerminal(
            Command command, UserTerminal terminal, Optional<ClientVersion> version, Optional<WatchdogLimits> limits)
            throws IOException {
        ScreenTail tail = new ScreenTail();
        Attachment joined = new Attachment(
                terminal, context.runDirectory().restoreFile(), (bytes, length) -> tail.write(bytes, 0, length));
        Child child = context.launcher()
                .onTerminal(command, new TerminalSetup(terminal.size(), terminal.attributes()), joined::stopped);
        joined.attach(child);
        attachment = joined;
        return new LiveSession(
                child,
                joined::detach,
                new VisibleScreen(tail, terminal::size, true),
                () -> keyboard(joined.keystrokes()),
                setting(version),
                limits,
                context.runDirectory()::session,
                this::changed);
    }

    private static Keyboard keyboard(Keystrokes keystrokes) {
        long last = keystrokes.lastKeyMillis();
        return last == 0
                ? Keyboard.untouched()
                : new Keyboard(Optional.of(Instant.ofEpochMilli(last)), keystrokes.draft());
    }

    private LiveSession onPipes(
            Command command, Optional<ClientVersion> version, Optional<WatchdogLimits> limits, boolean fromTheBeginning)
            throws IOException {
        ScreenTail tail = new ScreenTail();
        Child child = answer.isPresent()
                ? answer.get().start(context.launcher(), command, fromTheBeginning)
                : context.launcher().onPipes(command);
        OutputPump errors =
                new OutputPump("stderr", child.descriptor(), 2, (bytes, length) -> tail.write(bytes, 0, length));
        errors.start();
        Runnable detach = () -> {
            try {
                errors.finish();
                if (answer.isPresent()) {
                    answer.get().ended();
                }
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
            child.release();
        };
        return new LiveSession(
                child,
                detach,
                VisibleScreen.ofPipe(tail),
                Keyboard::untouched,
                setting(version),
                limits,
                context.runDirectory()::session,
                this::changed);
    }

    private LiveSession.Setting setting(Optional<ClientVersion> version) {
        provider = context.provider(original, version);
        return new LiveSession.Setting(
                context.runDirectory().inbox().orElse(Path.of("/nonexistent")),
                context.configuration(),
                context.workingDirectory(),
                new SessionClient(version, provider));
    }

    /** The version is for the next start: hooks need to know it. */
    private static void aside(String name, Runnable work) {
        Thread thread = new Thread(null, work, name, 256 * 1024);
        thread.setDaemon(true);
        thread.start();
    }
}
