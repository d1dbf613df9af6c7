package dev.belay.claude.provider.credentials;

import dev.belay.claude.provider.credentials.Credentials.Renewal;
import dev.belay.text.ShellWord;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * The sign-ins of AWS that leave a token in a cache: {@code aws sso login} and {@code aws login}. The AWS CLI's own cache
 * of role credentials ({@code ~/.aws/cli/cache}) is of no use here: the client does not read it.
 */
final class AwsSignIn {
    private final Sources sources;
    private final AwsProfiles profiles;
    private final Instant now;

    AwsSignIn(Sources sources, AwsProfiles profiles, Instant now) {
        this.sources = sources;
        this.profiles = profiles;
        this.now = now;
    }

    /** That of a profile with {@code sso_session} or, as in older files, {@code sso_start_url}. */
    Credentials singleSignOn(String profile, Map<String, String> keys) {
        String session = keys.get("sso_session");
        String what = "the AWS SSO session of profile " + profile;
        Path cache = sources.home()
                .resolve(".aws/sso/cache")
                .resolve(digest("SHA-1", session == null ? keys.get("sso_start_url") : session) + ".json");
        Renewal renewal =
                Renewal.by("aws sso login" + option(profile), cache, profiles.config(), profiles.credentials());
        if (session != null && profiles.session(session).isEmpty()) {
            return Credentials.unusable(
                    "profile " + profile,
                    "names the sso-session " + session + ", which " + profiles.config() + " does not define",
                    Renewal.advice(
                            "Run `aws configure sso" + option(profile) + "`.",
                            profiles.config(),
                            profiles.credentials()));
        }
        PlainFields token = PlainFields.read(cache);
        if (token.fault().isPresent()) {
            return token.fault().get().equals("does not exist")
                    ? Credentials.absent(what, "has not begun: nobody has signed in yet", renewal)
                    : Credentials.unusable(
                            what,
                            "cannot be used: its token cache " + token.fault().get(),
                            renewal);
        }
        Optional<Instant> end = token.time("expiresAt");
        if (end.isEmpty() || !token.has("accessToken")) {
            return Credentials.unusable(what, "cannot be used: its token cache is incomplete", renewal);
        }
        Credentials read = Credentials.until(end, now, what, "", renewal);
        return session != null && renewable(token)
                ? read.selfRenewing(
                        read.usable()
                                ? "claude renews it by itself until AWS ends the session"
                                : "its access token has expired; claude tries to renew it with its next request")
                : read;
    }

    private boolean renewable(PlainFields token) {
        return token.has("refreshToken")
                && token.has("clientId")
                && token.has("clientSecret")
                && token.time("registrationExpiresAt")
                        .map(end -> end.isAfter(now))
                        .orElse(true);
    }

    /** That of a profile with {@code login_session}. */
    Credentials login(String profile, String session) {
        String what = "the AWS sign-in of profile " + profile;
        Path cache = sources.path("AWS_LOGIN_CACHE_DIRECTORY", ".aws/login/cache")
                .resolve(digest("SHA-256", session) + ".json");
        Renewal renewal = Renewal.by("aws login" + option(profile), cache, profiles.config(), profiles.credentials());
        PlainFields token = PlainFields.read(cache);
        if (token.fault().isPresent()) {
            return Credentials.absent(
                    what, "is missing: its token cache " + token.fault().get(), renewal);
        }
        Credentials read = Credentials.until(token.time("accessToken.expiresAt"), now, what, "", renewal);
        return token.has("refreshToken") && token.has("dpopKey")
                ? read.selfRenewing("claude renews it by itself until AWS ends the session")
                : read;
    }

    static String option(String profile) {
        return profile.equals("default") ? "" : " --profile " + ShellWord.quote(profile);
    }

    private static String digest(String algorithm, String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
