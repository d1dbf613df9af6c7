package dev.belay.operate;

import dev.belay.child.Child;
import dev.belay.child.ChildLauncher;
import dev.belay.child.Command;
import dev.belay.child.TerminalSetup;
import dev.belay.claude.ClientVersions;
import dev.belay.claude.CommandLine;
import dev.belay.claude.ProjectDirectory;
import dev.belay.claude.provider.ProviderSetup;
import dev.belay.decide.ResumePrompt;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.SessionId;
import dev.belay.evidence.dialog.ColdResume;
import dev.belay.operate.client.ClientCommands;
import dev.belay.operate.client.ClientLauncher;
import dev.belay.operate.client.CurrentClient;
import dev.belay.operate.client.PipeConnection;
import dev.belay.operate.client.RunContext;
import dev.belay.operate.client.RunDirectory;
import dev.belay.operate.client.StartAdditions;
import dev.belay.operate.client.Watching;
import dev.belay.operate.dialog.CancellableWait;
import dev.belay.operate.dialog.UserDialog;
import dev.belay.operate.start.BackgroundSession;
import dev.belay.operate.start.FirstStart;
import dev.belay.operate.start.FurtherStart;
import dev.belay.operate.start.ResumeGuard;
import dev.belay.operate.wait.CredentialsWait;
import dev.belay.operate.wait.MemoryWait;
import dev.belay.operate.wait.NetworkWait;
import dev.belay.posix.ByteText;
import dev.belay.posix.Libc;
import dev.belay.posix.Signals;
import dev.belay.posix.calls.NativeCalls;
import dev.belay.watch.LiveSession;
import dev.belay.watch.follow.Snapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A claude that is a shell script, started and watched as the real one is. It writes a transcript and tells hooks, and each
 * start leaves its words behind. The only place where the tests of the hands make what starts clients.
 */
public final class ScriptedClient implements AutoCloseable {
    public static final SessionId SESSION = new SessionId("0a80a98a-2efd-473d-8988-80fe42db6e92");

    /** Talks until somebody ends it. */
    public static final String STAYS = "hook SessionStart; while :; do sleep 0.05; done";

    /** What passes by itself says this. */
    static final String PASSES = "Overloaded";

    private static final String FUNCTIONS = """
            #!/bin/sh
            printf '%%s|' "$@" >> '%1$s'; echo >> '%1$s'
            transcript='%2$s'
            hooks=0
            hook() {
                hooks=$((hooks + 1))
                printf '{"hook_event_name":"%%s","session_id":"%3$s","transcript_path":"%%s","cwd":"%4$s"}' \\
                    "$1" "$transcript" > "$BELAY_INBOX/$$-$hooks.part"
                mv "$BELAY_INBOX/$$-$hooks.part" "$BELAY_INBOX/$$-$hooks.json"
            }
            write() { printf '%%s\\n' "$1" >> "$transcript"; }
            """;

    private final Path folder;
    private final Path script;
    private final Path transcript;
    private final CommandLine commandLine;
    private final RunContext context;
    private final ClientCommands commands;
    private final CurrentClient current;
    private final ClientLauncher launcher;
    private final Path output;
    private final int input;
    private final int written;

    /** @param folder an empty one, where it lives */
    public ScriptedClient(Path folder, String... words) throws IOException {
        this(folder, Map.of(), "2.1.332", words);
    }

    /** @param version the one that its installation names */
    public ScriptedClient(Path folder, Map<String, String> variables, String version, String... words)
            throws IOException {
        this.folder = folder;
        Path configuration = Files.createDirectories(folder.resolve("home/.claude"));
        Path work = Files.createDirectories(folder.resolve("work")).toRealPath();
        script = Files.createDirectories(folder.resolve("versions")).resolve(version);
        Path project = ProjectDirectory.of(configuration, work).path();
        transcript = Files.createDirectories(project).resolve(SESSION + ".jsonl");
        output = Files.createFile(folder.resolve("output"));
        input = NativeCalls.here().openTerminal(ByteText.encode("/dev/null"));
        written = NativeCalls.here().openTerminal(ByteText.encode(output.toString()));
        does("exit 0");
        Map<String, String> environment = new LinkedHashMap<>(
                Map.of("PATH", "/usr/bin:/bin", "HOME", folder.resolve("home").toString()));
        environment.putAll(variables);
        commandLine = CommandLine.of(List.of(words));
        context = new RunContext(Optional.of(script.toString()), environment, runDirectory(), configuration, work);
        commands = new ClientCommands(
                context,
                new ClientVersions(folder.resolve("state")),
                new StartAdditions(context, Optional.empty(), false, false, ColdResume.FULL, Optional.empty()));
        current = new CurrentClient(context, commandLine, Watching.forTheEnd());
        launcher = new ClientLauncher(context, commands, new PipeConnection(new OnFiles(), Optional.empty()), current);
    }

    private RunDirectory runDirectory() {
        String before = System.setProperty("belay.folder", folder.resolve("run").toString());
        try {
            return RunDirectory.open();
        } finally {
            if (before == null) {
                System.clearProperty("belay.folder");
            } else {
                System.setProperty("belay.folder", before);
            }
        }
    }

    /** What it does from its next start on; it has {@code hook EVENT} and {@code write RECORD}. */
    public ScriptedClient does(String body) throws IOException {
        String work = folder.resolve("work").toRealPath().toString();
        Path next = Files.writeString(
                folder.resolve("next"),
                String.format(FUNCTIONS, folder.resolve("starts"), transcript, SESSION, work) + body + "\n");
        Files.setPosixFilePermissions(next, PosixFilePermissions.fromString("rwx------"));
        Files.move(next, script, StandardCopyOption.REPLACE_EXISTING);
        return this;
    }

    /** It is not installed any more. */
    public void uninstall() throws IOException {
        Files.delete(script);
    }

    /** Starts it as the user said. */
    public LiveSession start() {
        launcher.start().ifPresent(failure -> {
            throw new AssertionError(failure);
        });
        return current.session();
    }

    /** Starts it, and waits until it has ended. */
    public Evidence ended() throws InterruptedException {
        return start().awaitEnd();
    }

    /** Starts it, and waits until this is known of it. */
    public Snapshot start(Predicate<Snapshot> known) throws InterruptedException {
        return await(start(), known);
    }

    static Snapshot await(LiveSession live, Predicate<Snapshot> known) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (System.nanoTime() < end) {
            Optional<Snapshot> now = live.now();
            if (now.filter(known).isPresent()) {
                return now.get();
            }
            if (now.isPresent()) {
                live.awaitChange(now.get(), Duration.ofMillis(100));
            } else {
                Thread.sleep(5);
            }
        }
        throw new AssertionError("never came: " + live.now());
    }

    /** The words of each start, the last one's last; those of the client that runs now may still come. */
    public List<String> starts() throws IOException {
        Path file = folder.resolve("starts");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    /** The words of the newest start, once it has ended. */
    public String words() throws Exception {
        current.session().awaitEnd();
        List<String> starts = starts();
        return starts.get(starts.size() - 1);
    }

    /** What it has written to its standard output so far. */
    String output() throws IOException {
        return Files.readString(output, StandardCharsets.UTF_8);
    }

    public Path transcript() {
        return transcript;
    }

    /** The one that was started last. */
    public CurrentClient current() {
        return current;
    }

    public LiveSession live() {
        return current.session();
    }

    public RunDirectory directory() {
        return context.runDirectory();
    }

    public FirstStart firstStart(ResumePrompt prompt, Consumer<String> note) {
        return new FirstStart(launcher, context, prompt, note);
    }

    LiveClient liveClient() {
        return new LiveClient(current);
    }

    RepairStep repairStep(UserDialog dialog) {
        return new RepairStep(context, current, dialog);
    }

    Compaction compaction(UserDialog dialog) {
        CompactingClient compacting = new CompactingClient(commands, dialog);
        return new Compaction(compacting, current, dialog, words -> words.contains(PASSES));
    }

    SessionResumer resumer(UserDialog dialog) {
        return resumer(dialog, false);
    }

    SessionResumer resumer(UserDialog dialog, boolean unattended) {
        return new SessionResumer(
                new FurtherStart(
                        launcher, new ResumeGuard(context, current, unattended), new BackgroundSession(commands)),
                dialog,
                repairStep(dialog));
    }

    CompactionStep compactionStep(RecordedDialog dialog, SessionResumer resumer, boolean unattended) {
        return new CompactionStep(compaction(dialog), resumer, dialog, dialog, unattended);
    }

    public ProviderSetup provider() {
        return current.started().provider(context, commandLine).read();
    }

    SessionOperator operator(RecordedDialog dialog, CancellableWait waiting, CredentialsWait credentials) {
        SessionResumer resumer = resumer(dialog);
        SpokenSteps words = new SpokenSteps(dialog, commandLine::byHand);
        WaitSteps waits = new WaitSteps(
                words,
                dialog,
                new NetworkWait(this::provider, dialog, waiting),
                new MemoryWait(() -> false, dialog, waiting, Duration.ZERO),
                credentials);
        return new SessionOperator(
                Optional.empty(),
                new PlannedSteps(
                        words,
                        new OfferStep(dialog, repairStep(dialog), resumer),
                        waits,
                        liveClient(),
                        new StartSteps(resumer, compactionStep(dialog, resumer, false))));
    }

    @Override
    public void close() {
        if (current.wasStarted()) {
            current.child().signal(Signals.KILL);
        }
        Libc.close(input);
        Libc.close(written);
    }

    /** Our own input and output belong to whoever runs the tests. */
    private final class OnFiles implements ChildLauncher {
        @Override
        public Child onTerminal(Command command, TerminalSetup terminal, Runnable onStop) {
            throw new AssertionError("there is no terminal");
        }

        @Override
        public Child onPipes(Command command, int ownInput, int ownOutput) throws IOException {
            return ChildLauncher.forThisMachine().onPipes(command, input, written);
        }
    }
}
