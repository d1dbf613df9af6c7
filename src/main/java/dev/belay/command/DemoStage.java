package dev.belay.command;

import dev.belay.console.StandardError;
import dev.belay.demo.DemoHome;
import dev.belay.demo.wire.Wire;
import dev.belay.operate.client.RunDirectory;
import dev.belay.posix.SearchPath;
import dev.belay.run.Wiring;
import dev.belay.run.options.RunOptions;
import dev.belay.settings.Setting;
import dev.belay.settings.Settings;
import dev.belay.settings.UsageException;
import dev.belay.supervise.Ending;
import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Where a demonstration takes place: the throw-away home, its environment, and the real supervisor in it. */
final class DemoStage {
    static final String TASK = "The nightly build is slow. Find out why.";
    static final URI NOWHERE = URI.create("http://127.0.0.1:9");

    private final DemoHome home;
    private final Map<String, String> environment;
    private final RunDirectory runDirectory;

    /** @param environment the user's, of which next to nothing is kept */
    DemoStage(DemoHome home, Map<String, String> environment, RunDirectory runDirectory) {
        this.home = home;
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
        String path = environment.getOrDefault("PATH", SearchPath.DEFAULT);
        Map<String, String> demoEnvironment =
                home.environment(wire, server, path, environment.getOrDefault("TERM", "xterm"));
        for (String kept : new String[] {"NO_COLOR", "COLORTERM", "TERM_PROGRAM", "BELAY_DEMO_PACE"}) {
            if (environment.containsKey(kept)) {
                demoEnvironment.put(kept, environment.get(kept));
            }
        }
        return demoEnvironment;
    }

    /** Supervises it to its end. */
    Ending supervise(Map<String, String> demoEnvironment, String claude, List<String> arguments, boolean unattended)
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
