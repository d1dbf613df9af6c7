package dev.belay.command.demo;

import dev.belay.operate.client.RunDirectory;
import dev.belay.settings.UsageException;
import dev.belay.supervise.Ending;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * {@code belay demo}: a failure and its recovery, with the real supervisor, in a throw-away HOME: on a terminal first with the
 * question and a key that answers it, then unattended. Nothing of the user's is read or written, no account and no network
 * are needed. The client is a stand-in, or with {@code --real} the claude on the PATH, talking to a scripted API on
 * loopback. {@code --seed} replays the first report on scripted Bedrock, with the claude on the PATH where there is one.
 */
public final class DemoRun {
    private final Map<String, String> environment;
    private final RunDirectory runDirectory;

    public DemoRun(Map<String, String> environment, RunDirectory runDirectory) {
        this.environment = environment;
        this.runDirectory = runDirectory;
    }

    /** Runs it and tells how to end. */
    public Ending run(List<String> arguments) throws UsageException {
        DemoChoice choice = DemoChoice.of(arguments);
        Path project = Path.of(System.getProperty("user.dir"));
        Path aside = project.resolveSibling("demo-home");
        try {
            DemoStage stage = new DemoStage(aside, project, environment, runDirectory);
            Ending ending = choice.play(stage);
            if (ending.shellStatus() == 0) {
                AliasAdvice.say(environment);
            }
            return ending;
        } catch (IOException failure) {
            throw UsageException.internal("cannot set up the demo: " + failure.getMessage());
        }
    }
}
