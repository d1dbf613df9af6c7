package dev.belay.settings;

import dev.belay.files.BelayDirectories;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The object {@code notifications} of settings.json. It is checked at the start with the rest of the file, and read again
 * only when there is something to tell.
 *
 * @param channels in the order of the file
 * @param quietHours when nothing is told
 * @param finishedAfter how long a turn must take for its end to be told
 * @param waitingAfter how long a permission must be waited for
 */
public record NotificationSettings(
        List<ChannelSettings> channels,
        Optional<QuietHours> quietHours,
        Duration finishedAfter,
        Duration waitingAfter) {
    public static final String KEY = "notifications";

    /** What can be told of, as the words stand in {@code events}. */
    public static final List<String> EVENTS =
            List.of("given-up", "person-needed", "recovered", "waiting", "finished", "warning");

    static final Duration FINISHED_AFTER = Duration.ofMinutes(5);
    static final Duration WAITING_AFTER = Duration.ofMinutes(2);

    public NotificationSettings {
        channels = List.copyOf(channels);
    }

    /** The desktop and the terminal, whichever is there. */
    public static NotificationSettings defaults() {
        return new NotificationSettings(
                List.of(
                        ChannelSettings.plain(ChannelSettings.Type.DESKTOP),
                        ChannelSettings.plain(ChannelSettings.Type.TERMINAL)),
                Optional.empty(),
                FINISHED_AFTER,
                WAITING_AFTER);
    }

    /**
     * As the user has written them, or the defaults.
     *
     * @throws UsageException when settings.json holds what cannot be followed
     */
    public static NotificationSettings read(Map<String, String> environment) throws UsageException {
        Optional<Path> directory = BelayDirectories.configuration(environment);
        if (directory.isEmpty() || !Files.exists(directory.get().resolve("settings.json"))) {
            return defaults();
        }
        return SettingsFile.notifications(directory.get().resolve("settings.json"))
                .orElseGet(NotificationSettings::defaults);
    }

    /** How often signs of life are given at most; nothing where no channel is for that. */
    public Optional<Duration> signsOfLife() {
        return channels.stream()
                .filter(channel -> channel.type() == ChannelSettings.Type.PING)
                .map(ChannelSettings::every)
                .min(Duration::compareTo);
    }

    /** For a process that has no terminal. */
    public NotificationSettings withoutTerminal() {
        return only(false);
    }

    /** For the one that has it. */
    public NotificationSettings onlyTerminal() {
        return only(true);
    }

    private NotificationSettings only(boolean terminal) {
        List<ChannelSettings> chosen = channels.stream()
                .filter(channel -> (channel.type() == ChannelSettings.Type.TERMINAL) == terminal)
                .toList();
        return new NotificationSettings(chosen, quietHours, finishedAfter, waitingAfter);
    }
}
