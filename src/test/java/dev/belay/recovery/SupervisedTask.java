package dev.belay.recovery;

import dev.belay.demo.api.RequestLog;
import dev.belay.demo.api.ScriptedApi;
import dev.belay.demo.wire.Wire;
import dev.belay.testing.ClientHome;
import dev.belay.testing.Launcher;
import dev.belay.testing.Processes;
import dev.belay.testing.RealClient;
import dev.belay.testing.SupervisedScreen;
import dev.belay.testing.TerminalScreen;
import dev.belay.testing.machine.Patience;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * One {@link Task}, worked on by a real client under {@code belay run --unattended}, from its start to its end and to
 * the count of what came of it. Whatever is left running is counted, and ended.
 */
public final class SupervisedTask implements AutoCloseable {
    private final RealClient client;
    private final Mode mode;
    private final Path folder;
    private final ScriptedApi api;
    private final ClientHome home;
    private final LeftOver leftOver;
    private final Notifications notifications;
    private final List<String> sessionWords = new ArrayList<>();
    private Path claude;
    private Path launcher = Launcher.path();
    private Duration patience = SupervisedScreen.LIMIT;
    private Process process;
    private SupervisedScreen screen;
    private long started;
    private double seconds;
    private boolean hungUp;

    public SupervisedTask(RealClient client, Mode mode, Path folder, Task task) throws IOException {
        this.client = client;
        this.mode = mode;
        this.folder = folder;
        claude = client.executable();
        api = new ScriptedApi(0, task.main(), task.compaction());
        home = new ClientHome(folder, api.url()).with("CLAUDE_CODE_MAX_RETRIES", "1");
        leftOver = new LeftOver(folder);
        leftOver.mark(home);
        notifications = Notifications.into(folder, home);
    }

    public ClientHome home() {
        return home;
    }

    public RealClient client() {
        return client;
    }

    /** This program as the claude that Belay starts. */
    SupervisedTask claude(Path program) {
        claude = program;
        return this;
    }

    /** Started by this program instead of by the launcher itself. */
    public void launcher(Path program) {
        launcher = program;
    }

    /** The launcher, or what stands for it. */
    public Path launcher() {
        return launcher;
    }

    /** Nobody gets longer than this to die politely, nor the shell to read a line. */
    public void hurried(Duration longest) {
        patience = longest;
        leftOver.grace(longest);
    }

    /** By a client of this provider's. */
    public SupervisedTask over(Wire wire) {
        home.over(wire, api.url());
        return this;
    }

    /** With a subscription's token instead of a key. */
    SupervisedTask subscribed() {
        home.subscribed();
        return this;
    }

    /** In a session that an earlier run, without Belay, has begun and left. */
    SupervisedTask inAnEarlierSession() throws IOException, InterruptedException {
        Process earlier = home.process(List.of(client.executable().toString(), "-p", Task.EARLIER))
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!earlier.waitFor(SupervisedScreen.LIMIT.toSeconds(), TimeUnit.SECONDS) || earlier.exitValue() != 0) {
            throw new AssertionError("the earlier run has failed");
        }
        sessionWords.addAll(List.of("--resume", home.sessions().get(0)));
        return this;
    }

    public SupervisedTask start(List<String> options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("run", "--unattended", "--resume-prompt", Task.GO_ON));
        arguments.addAll(options);
        arguments.addAll(List.of("--claude", claude.toString(), "--"));
        arguments.addAll(sessionWords);
        started = System.nanoTime();
        if (mode == Mode.INTERACTIVE) {
            arguments.add(Task.PROMPT);
            screen = SupervisedScreen.belay(home, launcher, arguments.toArray(new String[0]));
            return this;
        }
        arguments.addAll(List.of("-p", Task.PROMPT));
        arguments.add(0, launcher.toString());
        process = home.process(arguments)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(folder.resolve("stdout").toFile())
                .redirectError(folder.resolve("stderr").toFile())
                .start();
        return this;
    }

    /** The process id of the JVM, once it is there. */
    public long supervisor() {
        Patience.await("supervisor", SupervisedScreen.LIMIT, () -> Processes.supervisor(pid())
                .isPresent());
        return Processes.supervisor(pid()).orElseThrow().pid();
    }

    /** Waits until the slow tool of this step runs and the client has written down that it does. */
    public SupervisedTask awaitTool(int step) {
        String running = Task.running(step);
        Patience.await(
                "tool that runs",
                SupervisedScreen.LIMIT,
                () -> Files.exists(home.project().resolve(running))
                        && home.transcript().contains(running));
        return this;
    }

    /** Sends a signal to the client itself, whatever it was started by. */
    public SupervisedTask signal(String name) {
        Path executable = client.executable();
        Optional<ProcessHandle> found = ProcessHandle.of(supervisor()).stream()
                .flatMap(ProcessHandle::descendants)
                .filter(handle -> handle.info()
                        .command()
                        .filter(executable.toString()::equals)
                        .isPresent())
                .findFirst();
        Processes.signal(
                name,
                found.orElseThrow(() -> new AssertionError("there is no client"))
                        .pid());
        return this;
    }

    /** Waits until the task has come to its end, leaves the client that waits for more, and counts. */
    public Seen awaitEnd(Duration limit) throws IOException, InterruptedException {
        String end = mode == Mode.PRINT ? printEnd(limit) : interactiveEnd(limit);
        leftOver.awaitSupervisor(limit);
        String terminal = "";
        if (screen != null && !end.startsWith("not ended")) {
            try {
                screen.assertSane(patience);
            } catch (AssertionError strange) {
                terminal =
                        String.valueOf(strange.getMessage()).lines().findFirst().orElse("not as it was");
            }
        }
        List<String> left =
                leftOver.after(screen == null ? -1 : screen.terminal().pid());
        return seen(end, terminal, left);
    }

    private String printEnd(Duration limit) throws InterruptedException, IOException {
        boolean ended = process.waitFor(limit.toSeconds(), TimeUnit.SECONDS);
        seconds = since();
        if (!ended) {
            process.destroy();
            process.waitFor(10, TimeUnit.SECONDS);
            return "not ended after " + limit.toSeconds() + " s";
        }
        leftOver.awaitSupervisor(limit);
        String output = Files.readString(folder.resolve("stdout"));
        String end = end(process.exitValue(), output.contains(Task.COMPLETE));
        // Whoever reads it wants the answer, not what became of earlier starts.
        boolean more = end.equals("done") && !output.strip().equals(Task.COMPLETE);
        return more ? "done, and more than the answer on standard output" : end;
    }

    private String interactiveEnd(Duration limit) {
        try {
            Patience.await("end", limit, () -> screen.over() || home.records(Task.COMPLETE) > 0);
            boolean complete = home.records(Task.COMPLETE) > 0;
            seconds = since();
            int status = screen.exit();
            return end(status, complete);
        } catch (AssertionError late) {
            seconds = since();
            return "not ended: "
                    + String.valueOf(late.getMessage()).lines().findFirst().orElse("");
        }
    }

    private static String end(int status, boolean complete) {
        String zero = complete ? "done" : "0, but not done";
        return status == 0 ? zero : status + (complete ? ", though done" : "");
    }

    private double since() {
        return Math.round((System.nanoTime() - started) / 1e8) / 10.0;
    }

    private Seen seen(String end, String terminal, List<String> left) throws IOException {
        Ledger ledger = new Ledger(api.log().all());
        Falls falls = Falls.in(home);
        List<String> doubled = new ArrayList<>(ledger.doubled());
        Ledger.doubledIn(home.transcripts()).forEach(item -> doubled.add(item + " in the transcript"));
        return new Seen(
                end,
                new Seen.Reports(falls.failures(), told(), notifications.events()),
                new Seen.Effort(falls.recoveries(), ledger.mainRequests(), ledger.compactionRequests(), seconds),
                new Seen.Conversation(
                        ledger.lost(),
                        doubled,
                        ledger.goOns(),
                        home.transcripts().size()),
                new Seen.Remains(left, terminal));
    }

    private String told() throws IOException {
        if (hungUp) {
            return "";
        }
        return screen == null
                ? Files.readString(folder.resolve("stderr"))
                : screen.terminal().scrollback().stripTrailing();
    }

    /** Closes the terminal's window, waits until everything that ran in it has gone, and counts. */
    public Seen hangUp() throws IOException, InterruptedException {
        hungUp = true;
        screen.close();
        return count("hung up");
    }

    /** What was asked of the API. */
    public RequestLog asked() {
        return api.log();
    }

    /** Counts what came of it until now, in whatever way it has ended. */
    public Seen count(String end) throws IOException, InterruptedException {
        return seen(
                end,
                "",
                leftOver.after(screen == null || hungUp ? -1 : screen.terminal().pid()));
    }

    /** The terminal that it runs on; none in print mode. */
    public Optional<TerminalScreen> terminal() {
        return Optional.ofNullable(screen).map(SupervisedScreen::terminal);
    }

    /** Whether Belay has ended. */
    public boolean over() {
        return process != null ? !process.isAlive() : screen.over();
    }

    private long pid() {
        return process != null ? process.pid() : screen.terminal().pid();
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
        }
        if (screen != null) {
            screen.close();
        }
        leftOver.end();
        api.close();
    }
}
