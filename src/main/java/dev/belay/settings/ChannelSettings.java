package dev.belay.settings;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One entry of {@code notifications.channels}.
 *
 * @param target where it leads
 * @param events what is told there; all when it names none
 * @param quietHours its own, where it has some; otherwise those of all channels count
 * @param details whether the client's and the user's own words may be told
 * @param every how often a ping says at most that the session gets on
 */
public record ChannelSettings(
        Type type,
        Target target,
        List<String> events,
        Optional<QuietHours> quietHours,
        boolean details,
        Duration every) {
    static final Duration USUAL = Duration.ofMinutes(5);

    /**
     * Where a channel leads, and what opens it.
     *
     * @param url for ntfy, slack, webhook and ping
     * @param secret signs a webhook: {@code whsec_...}
     * @param token ntfy's access token
     * @param command the words of an exec channel's command
     * @param answers where ntfy's buttons lead; without it there are none
     */
    public record Target(
            Optional<String> url,
            Optional<String> secret,
            Optional<String> token,
            List<String> command,
            Optional<Answers> answers) {
        private static final Target NONE =
                new Target(Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Optional.empty());

        public Target {
            command = List.copyOf(command);
        }
    }

    /**
     * Where answers come in.
     *
     * @param host an address of this machine
     * @param url under which whoever answers reaches it
     */
    public record Answers(String host, int port, String url) {}

    /** The kinds of channels; the words stand in settings.json. */
    public enum Type {
        DESKTOP("desktop"),
        TERMINAL("terminal"),
        NTFY("ntfy"),
        SLACK("slack"),
        WEBHOOK("webhook"),
        EXEC("exec"),
        PING("ping");

        private final String id;

        Type(String id) {
            this.id = id;
        }

        public String id() {
            return id;
        }

        public boolean hasUrl() {
            return this == NTFY || this == SLACK || this == WEBHOOK || this == PING;
        }

        /** Whether what is told leaves this machine, or goes to a program of which nobody knows where it leads. */
        public boolean isRemote() {
            return this != DESKTOP && this != TERMINAL;
        }
    }

    public ChannelSettings {
        events = List.copyOf(events);
    }

    /** What there is without any settings. */
    static ChannelSettings plain(Type type) {
        return new ChannelSettings(type, Target.NONE, List.of(), Optional.empty(), false, USUAL);
    }
}
