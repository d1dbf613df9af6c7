package dev.belay.command;

import dev.belay.claude.ClaudeExecutable;
import dev.belay.console.StandardError;
import dev.belay.decide.Choice;
import dev.belay.demo.DemoHome;
import dev.belay.demo.SeedSession;
import dev.belay.demo.StandIn;
import dev.belay.demo.api.Reply;
import dev.belay.demo.api.Script;
import dev.belay.demo.api.ScriptedApi;
import dev.belay.demo.wire.Wire;
import dev.belay.demo.wire.Wires;
import dev.belay.evidence.ExitStatus;
import dev.belay.operate.client.RunDirectory;
import dev.belay.posix.Libc;
import dev.belay.posix.Signals;
import dev.belay.report.FailureMessage;
import dev.belay.run.Wiring;
import dev.belay.run.options.RunOptions;
import dev.belay.settings.Setting;
import dev.belay.settings.Settings;
import dev.belay.settings.UsageException;
import dev.belay.supervise.Ending;
import dev.belay.terminal.UserTerminal;
import dev.belay.text.Style;
import java.io.FileDescriptor;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code belay demo}: a failure and its recovery, with the real supervisor, in a throw-away HOME: on a terminal first with the
 * question and a key that answers it, then unattended. Nothing of the user's is read or written, no account and no network
 * are needed. The client is a stand-in, or with {@code --real} the claude on the PATH, talking to a scripted API on
 * loopback. {@code --seed} replays the first report on scripted Bedrock, with the claude on the PATH where there is one.
 */
public final class DemoRun {
    private static final String TASK = "The nightly build is slow. Find out why.";
    private static final String PROMPT = "continue";
    private static final long THINKING = 1_500;
    private static final URI NOWHERE = URI.create("http://127.0.0.1:9");
    private final Map<String, String> environment;
    private final RunDirectory runDirectory;

    public DemoRun(Map<String, String> environment, RunDirectory runDirectory) {
        this.environment = environment;
        this.runDirectory = runDirectory;
    }

    /** Runs it and tells how to end. */
    public Ending run(List<String> arguments) throws UsageException {
        String how = arguments.isEmpty() ? "" : arguments.get(0);
        if (arguments.size() > 1 || !List.of("", "--real", "--seed").contains(how)) {
            throw UsageException.unknown(arguments.get(arguments.size() - 1), "demo");
        }
        Path project = Path.of(System.getProperty("user.dir"));
        Path aside = project.resolveSibling("demo-home");
        try {
            DemoHome home = new DemoHome(aside, project);
            Ending ending =
                    switch (how) {
                        case "--real" -> real(home);
                        case "--seed" -> seed(home);
                        default -> standIn(home);
                    };
            if (ending.shellStatus() == 0) {
                StandardError.complain(AliasAdvice.text(System.getProperty("belay.launcher", ""), environment));
            }
            return ending;
        } catch (IOException failure) {
            throw new UsageException(ExitStatus.INTERNAL, "cannot set up the demo: " + failure.getMessage());
        }
    }

    /** First with somebody at the keyboard, where there is a terminal for that; then with nobody. */
    private Ending standIn(DemoHome home) throws IOException, UsageException {
        boolean terminal = UserTerminal.present();
        say("a stand-in for claude works on a task and dies the way a user reported (anthropics/claude-code#51755)");
        String claude = StandIn.unpack(home.home()).toString();
        Map<String, String> demoEnvironment = demoEnvironment(home, Wires.ANTHROPIC, NOWHERE);
        demoEnvironment.put("BELAY_DEMO_PROMPT", PROMPT);
        demoEnvironment.put("BELAY_DEMO_STEPS", "2");
        demoEnvironment.putIfAbsent("BELAY_DEMO_PACE", "quick");
        Ending ending = new Ending.Status(0);
        if (terminal) {
            say("1. With you at the keyboard: Belay says what happened and asks. (A stand-in presses the key.)");
            Optional<StandInUser> user = runDirectory.answerFile().map(answer -> user(answer, demoEnvironment));
            user.ifPresent(Thread::start);
            ending = supervise(demoEnvironment, claude, List.of(TASK), false);
            user.ifPresent(Thread::interrupt);
            say("2. With nobody there (--unattended): Belay resumes the session by itself.");
        } else {
            say(
                    "with nobody there (--unattended), Belay resumes the session by itself; on a terminal it would ask you");
        }
        demoEnvironment.put("BELAY_DEMO_STEPS", "1");
        return ending.shellStatus() == 0 ? supervise(demoEnvironment, claude, List.of(TASK), true) : ending;
    }

    private static StandInUser user(Path answer, Map<String, String> demoEnvironment) {
        return new StandInUser(
                answer,
                FailureMessage.key(Choice.RESUME),
                StandardError.stream(FileDescriptor.err),
                Style.of(Libc.isatty(2) == 1, demoEnvironment));
    }

    private static void say(String sentence) {
        StandardError.complain("belay demo: ", sentence);
    }

    private Ending real(DemoHome home) throws UsageException {
        String claude = ClaudeExecutable.find(Optional.empty(), environment)
                .orElseThrow(
                        () -> new UsageException(ExitStatus.NOT_FOUND, ClaudeExecutable.notFound(Optional.empty())));
        say(claude + " talks to a scripted API on this machine and is killed during its third request");
        boolean terminal = UserTerminal.present();
        String farewell = terminal ? " (Ctrl-C twice leaves.)" : "";
        Reply death = (request, connection) -> killClient();
        Script script = Script.inTurn(
                List.of(
                        Reply.bash("First a look around.", "echo looking around"),
                        Reply.bash("Now the tests.", "echo all tests pass"),
                        death),
                Reply.say("The task is done, and nothing was lost." + farewell));
        try (ScriptedApi api = new ScriptedApi(script)) {
            List<String> arguments = terminal ? List.of(TASK) : List.of("-p", TASK);
            return supervise(demoEnvironment(home, Wires.ANTHROPIC, api.url()), claude, arguments, true);
        }
    }

    /** The session of the first report: unattended, since it takes more than one recovery. */
    private Ending seed(DemoHome home) throws IOException, UsageException {
        boolean terminal = UserTerminal.present();
        Optional<String> found = ClaudeExecutable.find(Optional.empty(), environment);
        say((found.isPresent() ? found.get() + " talks" : "a stand-in for claude \"talks\"")
                + " to a scripted Amazon Bedrock on this machine, which streams a whole text and then the exception"
                + " `Out of memory`, until the conversation is shorter");
        if (found.isEmpty()) {
            Map<String, String> demoEnvironment = demoEnvironment(home, Wires.BEDROCK, NOWHERE);
            demoEnvironment.put("BELAY_DEMO_SEED", "1");
            demoEnvironment.putIfAbsent("BELAY_DEMO_PACE", "quick");
            return supervise(demoEnvironment, StandIn.unpack(home.home()).toString(), List.of(TASK), true);
        }
        try (ScriptedApi api = new ScriptedApi(new SeedSession(terminal ? " (Ctrl-C twice leaves.)" : ""))) {
            List<String> arguments = terminal ? List.of(TASK) : List.of("-p", TASK);
            return supervise(demoEnvironment(home, Wires.BEDROCK, api.url()), found.get(), arguments, true);
        }
    }

    /** As the kernel does it when memory runs out. The client is our only child. */
    private static void killClient() {
        try {
            Thread.sleep(THINKING);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        ProcessHandle.current().children().forEach(client -> Libc.kill((int) client.pid(), Signals.KILL));
    }

    private Map<String, String> demoEnvironment(DemoHome home, Wire wire, URI server) {
        String path = environment.getOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin");
        Map<String, String> demoEnvironment =
                home.environment(wire, server, path, environment.getOrDefault("TERM", "xterm"));
        for (String kept : new String[] {"NO_COLOR", "COLORTERM", "TERM_PROGRAM", "BELAY_DEMO_PACE"}) {
            if (environment.containsKey(kept)) {
                demoEnvironment.put(kept, environment.get(kept));
            }
        }
        return demoEnvironment;
    }

    private Ending supervise(
            Map<String, String> demoEnvironment, String claude, List<String> arguments, boolean unattended)
            throws UsageException {
        Map<Setting, String> flags = new EnumMap<>(Setting.class);
        flags.put(Setting.UNATTENDED, Boolean.toString(unattended));
        flags.put(Setting.NOTIFY, "false");
        flags.put(Setting.REMINDER, "false");
        flags.put(Setting.CLAUDE, claude);
        // It lies in the run's folder, and a small one will do.
        flags.put(Setting.PREFLIGHT, "false");
        RunOptions options = new RunOptions(false, flags, arguments);
        return Wiring.of(options, Settings.read(flags, demoEnvironment), demoEnvironment, runDirectory)
                .run();
    }
}
