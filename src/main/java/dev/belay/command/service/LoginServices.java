package dev.belay.command.service;

import dev.belay.command.install.ThisBelay;
import dev.belay.files.BelayDirectories;
import dev.belay.posix.calls.OperatingSystem;
import dev.belay.settings.UsageException;
import java.nio.file.Path;
import java.util.Map;

/** Chooses what starts {@code belay restore} on this system. */
final class LoginServices {
    private LoginServices() {}

    /** @throws UsageException without a HOME */
    static LoginService here(Map<String, String> environment) throws UsageException {
        String named = environment.getOrDefault("HOME", "");
        Path state = BelayDirectories.state(environment).orElse(BelayDirectories.NOWHERE);
        if (!named.startsWith("/") || state.equals(BelayDirectories.NOWHERE)) {
            throw UsageException.settings("HOME is not set, so there is no place to install to");
        }
        Path home = Path.of(named);
        Path data = BelayDirectories.data(environment).orElseThrow();
        Path launcher = ThisBelay.of(home, data.resolve("shim"), environment).lasting();
        if (OperatingSystem.isMac()) {
            return new DarwinAgent(home, launcher, state.resolve("service.log"), environment);
        }
        Path configuration =
                BelayDirectories.configuration(environment).orElseThrow().getParent();
        return new LinuxUnit(configuration, launcher, environment);
    }
}
