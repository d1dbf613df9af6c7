package dev.belay.doctor.credentials;

import dev.belay.claude.provider.ClientVariables;
import dev.belay.claude.provider.ProviderSetup;
import dev.belay.claude.provider.credentials.Credentials;
import dev.belay.claude.provider.credentials.CredentialsReader;
import dev.belay.doctor.CheckContext;
import dev.belay.doctor.Findings;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How the credentials of a cloud stand, as a finding. Nobody is asked, nothing is run, and no secret is read. */
final class CloudCredentials {
    /** What ends within that is worth a warning. */
    private static final Duration SOON = Duration.ofHours(1);

    private CloudCredentials() {}

    static void judge(ProviderSetup setup, CheckContext context, Findings findings) {
        Instant now = Instant.now();
        Credentials read = CredentialsReader.read(setup, context.home(), context.configuration(), now);
        String wins = setup.chosenBy().map(ClientVariables.Variable::name).orElse("")
                + " is set, which overrides every Anthropic key and sign-in; ";
        String say = wins + read.sentence(now);
        Optional<Duration> left = read.left(now);
        switch (read.standing()) {
            case VALID -> {
                findings.ok(say
                        + left.flatMap(time -> read.renewal().command())
                                .map(command -> " (`" + command + "` renews it)")
                                .orElse(""));
                if (left.filter(time -> time.compareTo(SOON) < 0).isPresent()) {
                    findings.warn(say, read.renewal().fix());
                }
            }
            case SELF_RENEWING, UNKNOWN -> findings.ok(say);
            case ABSENT -> findings.warn(say, read.renewal().fix());
            case UNUSABLE, EXPIRED -> findings.fail(say, read.renewal().fix());
        }
    }
}
