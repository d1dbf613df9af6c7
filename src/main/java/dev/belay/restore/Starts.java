package dev.belay.restore;

import dev.belay.launcher.BelayLauncher;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The ways to start runs again.
 *
 * @param windows for those with a screen; nothing where no window can be made
 * @param detached for the others
 */
record Starts(Optional<Start> windows, Start detached) {

    /**
     * Those of this machine.
     *
     * @param state {@code $XDG_STATE_HOME/belay}
     */
    static Starts here(Path state, String launcher, Map<String, String> environment) {
        LinuxUserManager manager = new LinuxUserManager(environment);
        Tmux tmux = new Tmux(environment, manager);
        return new Starts(
                tmux.isThere() ? Optional.of(new TmuxStart(tmux, launcher, environment)) : Optional.empty(),
                new DetachedStart(state, launcher, manager));
    }

    /** The path of the Belay that starts them. */
    static String launcher() {
        return BelayLauncher.here().file().toString();
    }

    /** @throws IOException when it cannot be started */
    Start.Started start(Restoration restoration) throws IOException {
        return (restoration.hasScreen() ? windows.orElseThrow() : detached).start(restoration);
    }
}
