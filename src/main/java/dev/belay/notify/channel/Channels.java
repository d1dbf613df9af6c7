package dev.belay.notify.channel;

import dev.belay.machine.system.LinuxKernel;
import dev.belay.settings.ChannelSettings;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Makes the channels that the settings name; which desktop it is, is seen from what is there. */
public final class Channels {
    private final Map<String, String> environment;
    private final Path memory;
    private final String system;

    /** @param state the folder in which popups are remembered */
    public Channels(Map<String, String> environment, Path state) {
        this(environment, state, System.getProperty("os.name", "") + " " + LinuxKernel.version());
    }

    Channels(Map<String, String> environment, Path state, String system) {
        this.environment = environment;
        this.memory = state.resolve("popups");
        this.system = system.toLowerCase(Locale.ROOT);
    }

    public Channel of(ChannelSettings settings) {
        return switch (settings.type()) {
            case DESKTOP -> desktop();
            case TERMINAL -> new TerminalChannel(environment);
            case NTFY ->
                new NtfyChannel(
                        settings.target().url().orElseThrow(), settings.target().token(), new HttpPost());
            case SLACK -> new SlackChannel(settings.target().url().orElseThrow(), new HttpPost());
            case WEBHOOK ->
                new WebhookChannel(
                        settings.target().url().orElseThrow(),
                        settings.target().secret().orElseThrow(),
                        new HttpPost());
            case EXEC -> new ExecChannel(settings.target().command(), environment);
        };
    }

    /** The one that fits this desktop. */
    public Channel desktop() {
        if (system.startsWith("mac")) {
            return new MacChannel(environment, memory);
        }
        return system.contains("microsoft") ? new WindowsChannel(environment) : new LinuxChannel(environment, memory);
    }
}
