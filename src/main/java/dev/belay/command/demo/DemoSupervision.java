package dev.belay.command.demo;

import dev.belay.operate.client.RunDirectory;
import dev.belay.run.Wiring;
import dev.belay.run.options.RunOptions;
import dev.belay.settings.Setting;
import dev.belay.settings.Settings;
import dev.belay.settings.UsageException;
import dev.belay.supervise.Ending;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The real supervisor in a demonstration's environment. */
final class DemoSupervision {
    private final Map<String, String> environment;
    private final RunDirectory runDirectory;

    DemoSupervision(Map<String, String> environment, RunDirectory runDirectory) {
        this.environment = environment;
        this.runDirectory = runDirectory;
    }

    /** Supervises it to its end. */
    Ending run(String claude, List<String> arguments, boolean unattended) throws UsageException {
        Map<Setting, String> flags = new EnumMap<>(Setting.class);
        flags.put(Setting.UNATTENDED, Boolean.toString(unattended));
        flags.put(Setting.NOTIFY, "false");
        flags.put(Setting.REMINDER, "false");
        flags.put(Setting.CLAUDE, claude);
        // It lies in the run's folder, and a small one will do.
        flags.put(Setting.PREFLIGHT, "false");
        RunOptions options = new RunOptions(false, flags, arguments);
        return Wiring.of(options, Settings.read(flags, environment), environment, runDirectory)
                .run();
    }
}
