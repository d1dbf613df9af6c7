package dev.belay.doctor;

import dev.belay.credentials.Credentials;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How the credentials of a cloud stand, as a finding. Nobody is asked, nothing is run, and no secret is read. */
final class CloudCredentials {
    /** Until then somebody is likely to need them: a day's work. */
    private static final Duration SOON = Duration.ofHours(1);

    private CloudCredentials() {}

    static Finding of(Provider provider, Surroundings surroundings) {
        Instant now = Instant.now();
        Credentials read = CredentialsLookup.of(surroundings, now);
        String wins = provider.chosenBy() + " is set, which overrides every Anthropic key and sign-in; ";
        String say = wins + read.sentence(now);
        Optional<Duration> left = read.left(now);
        return switch (read.standing()) {
            case VALID ->
                left.filter(time -> time.compareTo(SOON) < 0).isPresent()
                        ? Finding.warn(say, read.renewal().fix())
                        : Finding.ok(say
                                + left.flatMap(time -> read.renewal().command())
                                        .map(command -> " (`" + command + "` renews it)")
                                        .orElse(""));
            case SELF_RENEWING, UNKNOWN -> Finding.ok(say);
            case ABSENT -> Finding.warn(say, read.renewal().fix());
            case UNUSABLE, EXPIRED -> Finding.fail(say, read.renewal().fix());
        };
    }
}
