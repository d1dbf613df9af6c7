package dev.belay.doctor.credentials;

import dev.belay.claude.provider.credentials.Credentials;
import dev.belay.doctor.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How credentials stand, as a finding. Nobody is asked, nothing is run, and no secret is read. */
final class CredentialsFinding {
    /** What ends within that is worth a warning. */
    private static final Duration SOON = Duration.ofHours(1);

    private CredentialsFinding() {}

    /** @param before what is said before it */
    static Finding of(Credentials read, String before, Instant now) {
        String say = before + read.sentence(now);
        String fix = read.renewal().fix();
        Optional<Duration> left = read.left(now);
        return switch (read.standing()) {
            case VALID ->
                left.filter(time -> time.compareTo(SOON) < 0).isPresent()
                        ? Finding.warn(say, fix)
                        : Finding.ok(say
                                + left.flatMap(time -> read.renewal().command())
                                        .map(command -> " (`" + command + "` renews it)")
                                        .orElse(""));
            case SELF_RENEWING, UNKNOWN -> Finding.ok(say);
            case ABSENT -> Finding.warn(say, fix);
            case UNUSABLE, EXPIRED -> Finding.fail(say, fix);
        };
    }
}
