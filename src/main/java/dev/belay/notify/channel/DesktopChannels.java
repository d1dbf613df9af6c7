package dev.belay.notify.channel;

import dev.belay.machine.system.LinuxKernel;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** The popups of the desktops; which desktop it is, is seen from what is there. */
public final class DesktopChannels {
    private final Map<String, String> environment;
    private final Path memory;
    private final String system;

    /** @param state the folder in which popups are remembered */
    public DesktopChannels(Map<String, String> environment, Path state) {
        this(environment, state, System.getProperty("os.name", "") + " " + LinuxKernel.version());
    }

    DesktopChannels(Map<String, String> environment, Path state, String system) {
        this.environment = environment;
        this.memory = state.resolve("popups");
        this.system = system.toLowerCase(Locale.ROOT);
    }

    /** The one that fits this desktop. */
    public Channel fitting() {
        if (system.startsWith("mac")) {
            return new MacChannel(environment, memory);
        }
        return system.contains("microsoft") ? new WindowsChannel(environment) : new LinuxChannel(environment, memory);
    }

    /** The terminal that Belay runs on. */
    Channel terminal() {
        return new TerminalChannel(environment);
    }
}
