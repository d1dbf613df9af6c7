package dev.belay.command.restore;

import dev.belay.console.Console;
import dev.belay.files.BelayDirectories;
import dev.belay.register.RunRegister;
import dev.belay.restore.DetachedStart;
import dev.belay.restore.LinuxUserManager;
import dev.belay.restore.Restorer;
import dev.belay.restore.Tmux;
import dev.belay.restore.TmuxStart;
import dev.belay.settings.UsageException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** What brings sessions back in this environment. */
record RestoreParts(RunRegister register, Restorer restorer, String launcher) {

    /** @throws UsageException without a HOME */
    static RestoreParts of(Console console) throws UsageException {
        Map<String, String> environment = console.environment();
        Path state = BelayDirectories.state(environment)
                .orElseThrow(() -> UsageException.settings("HOME is not set, so nothing was recorded"));
        String launcher = System.getProperty("belay.launcher", "belay");
        LinuxUserManager manager = new LinuxUserManager(environment);
        Tmux tmux = new Tmux(environment, manager);
        RunRegister register = new RunRegister(state);
        return new RestoreParts(
                register,
                new Restorer(
                        register,
                        tmux.isThere() ? Optional.of(new TmuxStart(tmux, launcher, environment)) : Optional.empty(),
                        new DetachedStart(state, launcher, manager)),
                launcher);
    }
}
