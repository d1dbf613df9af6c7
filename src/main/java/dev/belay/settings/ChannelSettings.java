package dev.belay.settings;

import java.util.List;
import java.util.Optional;

/**
 * One entry of {@code notifications.channels}.
 *
 * @param url where it leads; for ntfy, slack and webhook
 * @param secret signs a webhook: {@code whsec_...}
 * @param token ntfy's access token
 * @param command the words of an exec channel's command
 * @param events what is told there; all when it names none
 * @param quietHours its own, where it has some; otherwise those of all channels count
 * @param details whether the client's and the user's own words may be told
 */
public record ChannelSettings(
        Type type,
        Optional<String> url,
        Optional<String> secret,
        Optional<String> token,
        List<String> command,
        List<String> events,
        Optional<QuietHours> quietHours,
        boolean details) {

    /** The kinds of channels; the words stand in settings.json. */
    public enum Type {
        DESKTOP("desktop"),
        TERMINAL("terminal"),
        NTFY("ntfy"),
        SLACK("slack"),
        WEBHOOK("webhook"),
        EXEC("exec");

        private final String id;

        Type(String id) {
            this.id = id;
        }

        public String id() {
            return id;
        }

        public boolean hasUrl() {
            return this == NTFY || this == SLACK || this == WEBHOOK;
        }

        /** Whether what is told leaves this machine, or goes to a program of which nobody knows where it leads. */
        public boolean isRemote() {
            return this != DESKTOP && this != TERMINAL;
        }
    }

    public ChannelSettings {
        command = List.copyOf(command);
        events = List.copyOf(events);
    }

    /** What there is without any settings. */
    static ChannelSettings plain(Type type) {
        return new ChannelSettings(
                type,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                false);
    }
}
