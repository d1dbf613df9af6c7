package dev.belay.claude.provider.credentials;

import dev.belay.claude.provider.credentials.Credentials.Renewal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A key or token of Anthropic's or a gateway's, a helper that prints one, or the sign-in that the client keeps. */
final class AnthropicCredentials {
    static final String SIGN_IN = "claude /login";
    /** What has not been renewed for so long will not be. */
    private static final Duration STALE = Duration.ofDays(30);

    private final Sources sources;
    private final Instant now;

    AnthropicCredentials(Sources sources, Instant now) {
        this.sources = sources;
        this.now = now;
    }

    Credentials read() {
        for (String name : new String[] {"ANTHROPIC_AUTH_TOKEN", "ANTHROPIC_API_KEY"}) {
            if (sources.has(name)) {
                return variable(name);
            }
        }
        if (sources.setting("apiKeyHelper").isPresent()) {
            return Credentials.unknown(
                    "apiKeyHelper in claude's settings",
                    "claude runs it for a new key by itself",
                    Renewal.advice("Run it by hand to see what it says."));
        }
        if (sources.has("CLAUDE_CODE_OAUTH_TOKEN")) {
            return variable("CLAUDE_CODE_OAUTH_TOKEN");
        }
        return stored(sources.configuration(), now);
    }

    private Credentials variable(String name) {
        return Credentials.valid(
                name,
                "",
                sources.origin(name)
                        .map(file -> Renewal.advice("Set a valid one in " + file + ".", file))
                        .orElseGet(() -> Renewal.advice("Set a valid one and start again with it.")));
    }

    /** The sign-in that the client keeps. */
    static Credentials stored(Path configuration, Instant now) {
        Path file = configuration.resolve(".credentials.json");
        Renewal renewal = Renewal.by(SIGN_IN, file);
        String what = "claude's sign-in";
        PlainFields fields = PlainFields.read(file);
        if (fields.fault().filter("does not exist"::equals).isPresent()) {
            return Credentials.absent("no sign-in", "was found", Renewal.advice("Start claude and type /login."));
        }
        if (fields.fault().isPresent()) {
            return Credentials.unusable(
                    what, "cannot be used: " + file + " " + fields.fault().get(), renewal);
        }
        Optional<Instant> end = fields.time("claudeAiOauth.expiresAt");
        Optional<Instant> last = fields.time("claudeAiOauth.refreshTokenExpiresAt");
        if (end.isEmpty() && !fields.has("claudeAiOauth.accessToken")) {
            return Credentials.absent(what, "has ended: nobody is signed in", renewal);
        }
        boolean renews = fields.has("claudeAiOauth.refreshToken");
        if (renews && last.isPresent()) {
            return Credentials.until(last, now, what, "", renewal);
        }
        Credentials read = Credentials.until(end, now, what, "", renewal);
        boolean stale = end.isPresent() && end.get().plus(STALE).isBefore(now);
        return renews && !stale
                ? read.selfRenewing(
                        read.usable()
                                ? "claude renews it by itself"
                                : "its access token has expired; claude renews it with its next request")
                : read;
    }
}
