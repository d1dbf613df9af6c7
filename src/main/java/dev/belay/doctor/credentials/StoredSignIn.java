package dev.belay.doctor.credentials;

import dev.belay.doctor.Amount;
import dev.belay.doctor.CheckContext;
import dev.belay.doctor.Finding;
import dev.belay.json.JsonFile;
import dev.belay.json.JsonReader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The sign-in that the client keeps in {@code .credentials.json}. Only its time of expiry, and whether it can be renewed,
 * is looked at.
 */
final class StoredSignIn {
    static final String SIGN_IN = "Sign in: start claude and type /login";

    /** What has not been renewed for so long will not be. */
    private static final Duration STALE = Duration.ofDays(30);

    private StoredSignIn() {}

    /**
     * How it stands; nothing where there is none.
     *
     * @param kinds what wins over it
     */
    static Optional<Finding> judge(CheckContext context, List<String> kinds) {
        Path path = context.configuration().resolve(".credentials.json");
        JsonFile file = JsonReader.read(
                path,
                (object, name) -> object.isEmpty()
                        || name.equals("expiresAt")
                        || name.equals("refreshToken")
                        || name.equals("refreshTokenExpiresAt"));
        if (file.fault().isPresent()) {
            return Optional.of(Finding.fail(path + ", " + file.fault().get(), SIGN_IN + "."));
        }
        Map<String, Object> signIn = file.object("claudeAiOauth");
        if (signIn.isEmpty()) {
            return Optional.empty();
        }
        Instant now = Instant.now();
        Optional<Instant> end = time(signIn.get("expiresAt"));
        if (end.isPresent() && end.get().isBefore(now)) {
            return Optional.of(expired(Duration.between(end.get(), now), renewable(signIn, now), kinds));
        }
        return Optional.of(Finding.ok("signed in with a subscription"
                + end.map(at -> ", for " + Amount.time(Duration.between(now, at)) + " more")
                        .orElse("")));
    }

    private static boolean renewable(Map<String, Object> signIn, Instant now) {
        Optional<Instant> lastEnd = time(signIn.get("refreshTokenExpiresAt"));
        return JsonFile.text(signIn, "refreshToken")
                        .filter(token -> !token.isBlank())
                        .isPresent()
                && lastEnd.map(at -> at.isAfter(now)).orElse(true);
    }

    private static Finding expired(Duration ago, boolean renewable, List<String> kinds) {
        String say = "the stored sign-in has expired " + Amount.time(ago) + " ago";
        if (!kinds.isEmpty()) {
            return Finding.warn(say + "; " + kinds.get(0) + " wins over it", SIGN_IN + " if you want to use it.");
        }
        return renewable && ago.compareTo(STALE) <= 0
                ? Finding.warn(say, "Claude renews it with its next request; if that fails, /login.")
                : Finding.fail(say, SIGN_IN + ".");
    }

    private static Optional<Instant> time(Object value) {
        return value instanceof Number number
                ? Optional.of(Instant.ofEpochMilli(number.longValue()))
                : Optional.empty();
    }
}
