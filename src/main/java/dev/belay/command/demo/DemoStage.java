package dev.belay.command.demo;

import dev.belay.claude.ClaudeExecutable;
import dev.belay.console.StandardError;
import dev.belay.demo.DemoHome;
import dev.belay.demo.wire.Wire;
import dev.belay.operate.client.RunDirectory;
import dev.belay.settings.UsageException;
import dev.belay.supervise.Ending;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where a demonstration takes place: the throw-away home, its environment, and the real supervisor in it. */
final class DemoStage {
    static final String TASK = "The nightly build is slow. Find out why.";
    static final URI NOWHERE = URI.create("http://127.0.0.1:9");

    private final DemoHome home;
    private final Map<String, String> environment;
    private final RunDirectory runDirectory;

    /**
     * @param aside where the throw-away home is made
     * @param environment the user's, of which next to nothing is kept
     */
    DemoStage(Path aside, Path project, Map<String, String> environment, RunDirectory runDirectory) throws IOException {
        this.home = new DemoHome(aside, project);
        this.environment = environment;
        this.runDirectory = runDirectory;
    }

    static void say(String sentence) {
        StandardError.complain("belay demo: ", sentence);
    }

    DemoHome home() {
        return home;
    }

    Map<String, String> userEnvironment() {
        return environment;
    }

    RunDirectory runDirectory() {
        return runDirectory;
    }

    /** The environment of a client that talks to this server. */
    Map<String, String> environment(Wire wire, URI server) {
        return home.environment(wire, server, environment);
    }

    /** The claude on the PATH. */
    Optional<String> claude() {
        return ClaudeExecutable.find(Optional.empty(), environment);
    }

    /** What to say where there is none. */
    UsageException withoutClaude() {
        return UsageException.notFound(ClaudeExecutable.notFound(Optional.empty()));
    }

    /** Supervises it to its end. */
    Ending supervise(Map<String, String> demoEnvironment, String claude, List<String> arguments, boolean unattended)
            throws UsageException {
        return new DemoSupervision(demoEnvironment, runDirectory).run(claude, arguments, unattended);
    }
}
