package dev.belay.run;

import dev.belay.child.ChildLauncher;
import dev.belay.claude.ClientVersions;
import dev.belay.evidence.dialog.ColdResume;
import dev.belay.operate.client.ClientCommands;
import dev.belay.operate.client.ClientLauncher;
import dev.belay.operate.client.CurrentClient;
import dev.belay.operate.client.PipeConnection;
import dev.belay.operate.client.RunContext;
import dev.belay.operate.client.RunDirectory;
import dev.belay.operate.client.RunEnd;
import dev.belay.operate.client.StartAdditions;
import dev.belay.operate.client.Watching;
import dev.belay.run.options.RunOptions;
import dev.belay.settings.Settings;
import dev.belay.supervise.Ending;
import dev.belay.testing.JavaProgram;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One run in a process of its own, for it takes the signals and adopts orphans: {@code whole} as {@code belay run} does, or
 * {@code blind} with a supervision that fails at once. Then the options of {@code belay run}.
 */
final class RunTrial {
    private RunTrial() {}

    public static void main(String[] arguments) throws Exception {
        RunOptions options = RunOptions.parse(Arrays.asList(arguments).subList(1, arguments.length));
        Map<String, String> environment = System.getenv();
        Settings settings = Settings.read(options.given(), environment);
        RunDirectory runDirectory = RunDirectory.open();
        SupervisedRun run = arguments[0].equals("whole")
                ? Wiring.of(options, settings, environment, runDirectory)
                : blind(RunRequest.of(options, settings, environment), runDirectory);
        Ending ending = run.run();
        System.exit(ending.shellStatus());
    }

    private static SupervisedRun blind(RunRequest request, RunDirectory runDirectory) {
        Path here = Path.of(System.getProperty("user.dir"));
        RunContext context =
                new RunContext(request.settings().claude(), request.environment(), runDirectory, here, here);
        CurrentClient client = new CurrentClient(context, request.commandLine(), Watching.forTheEnd());
        ClientLauncher launcher = new ClientLauncher(
                context,
                new ClientCommands(
                        context,
                        new ClientVersions(here),
                        new StartAdditions(context, Optional.empty(), false, false, ColdResume.FULL, Optional.empty())),
                new PipeConnection(ChildLauncher.forThisMachine(), Optional.empty()),
                client);
        RunEnd end = new RunEnd(runDirectory, Optional.empty(), Optional.empty());
        SignalHandlers signals = new SignalHandlers(client, Optional.empty(), end, false, () -> false);
        ClientStart.Launch launch = new ClientStart.Launch(
                new FirstLaunch(request, context, launcher)::launch,
                request.settings().limits().deadline(),
                false);
        ClientStart start = new ClientStart(request, context, launch, signals, new StartWarnings());
        return new SupervisedRun(request, start, client, end, () -> {
            throw new IllegalStateException("no eyes");
        });
    }

    /** What starts it. */
    static List<String> command() {
        return JavaProgram.command(
                RunTrial.class, "-Dslf4j.provider=dev.belay.log.LazyLogging", "-Dslf4j.internal.verbosity=WARN");
    }
}
