package dev.belay.doctor.credentials;

import dev.belay.doctor.Amount;
import dev.belay.doctor.CheckContext;
import dev.belay.doctor.Findings;
import dev.belay.json.JsonFile;
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

    private final JsonFile file;
    private final Map<String, Object> signIn;

    private StoredSignIn(JsonFile file) {
        this.file = file;
        this.signIn = file.object("claudeAiOauth");
    }

    static StoredSignIn read(CheckContext context) {
        return new StoredSignIn(JsonFile.read(
                context.configuration().resolve(".credentials.json"),
                (object, name) -> object.isEmpty()
                        || name.equals("expiresAt")
                        || name.equals("refreshToken")
                        || name.equals("refreshTokenExpiresAt")));
    }

    /** Whether there is one, be it unreadable. */
    boolean isPresent() {
        return file.fault().isPresent() || !signIn.isEmpty();
    }

    /**
     * Says how it stands, where there is one.
     *
     * @param kinds what wins over it
     */
    void judge(List<String> kinds, Findings findings) {
        if (file.fault().isPresent()) {
            findings.fail(file.path() + ", " + file.fault().get(), SIGN_IN + ".");
            return;
        }
        if (signIn.isEmpty()) {
            return;
        }
        Instant now = Instant.now();
        Optional<Instant> end = time(signIn.get("expiresAt"));
        if (end.isPresent() && end.get().isBefore(now)) {
            expired(Duration.between(end.get(), now), renewable(now), kinds, findings);
        } else {
            findings.ok("signed in with a subscription"
                    + end.map(at -> ", for " + Amount.time(Duration.between(now, at)) + " more")
                            .orElse(""));
        }
    }

    private boolean renewable(Instant now) {
        Optional<Instant> lastEnd = time(signIn.get("refreshTokenExpiresAt"));
        return JsonFile.text(signIn, "refreshToken")
                        .filter(token -> !token.isBlank())
                        .isPresent()
                && lastEnd.map(at -> at.isAfter(now)).orElse(true);
    }

    private static void expired(Duration ago, boolean renewable, List<String> kinds, Findings findings) {
        String say = "the stored sign-in has expired " + Amount.time(ago) + " ago";
        if (!kinds.isEmpty()) {
            findings.warn(say + "; " + kinds.get(0) + " wins over it", SIGN_IN + " if you want to use it.");
        } else if (renewable && ago.compareTo(STALE) <= 0) {
            findings.warn(say, "Claude renews it with its next request; if that fails, /login.");
        } else {
            findings.fail(say, SIGN_IN + ".");
        }
    }

    private static Optional<Instant> time(Object value) {
        return value instanceof Number number
                ? Optional.of(Instant.ofEpochMilli(number.longValue()))
                : Optional.empty();
    }
}
