package dev.belay.notify.channel;

import dev.belay.settings.ChannelSettings;
import java.nio.file.Path;
import java.util.Map;

/** Makes the channels that the settings name. */
public final class Channels {
    private final Map<String, String> environment;
    private final DesktopChannels desktops;

    /** @param state the folder in which popups are remembered */
    public Channels(Map<String, String> environment, Path state) {
        this.environment = environment;
        this.desktops = new DesktopChannels(environment, state);
    }

    public Channel of(ChannelSettings settings) {
        return switch (settings.type()) {
            case DESKTOP -> desktops.fitting();
            case TERMINAL -> desktops.terminal();
            case NTFY -> NtfyChannel.of(settings.target(), environment);
            case SLACK -> new SlackChannel(settings.target().url().orElseThrow());
            case WEBHOOK ->
                new WebhookChannel(
                        settings.target().url().orElseThrow(),
                        settings.target().secret().orElseThrow());
            case PING -> new PingChannel(settings.target().url().orElseThrow());
            case EXEC -> new ExecChannel(settings.target().command(), environment);
        };
    }
}
