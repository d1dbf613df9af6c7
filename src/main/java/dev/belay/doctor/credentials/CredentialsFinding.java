package dev.belay.doctor.credentials;

import dev.belay.claude.provider.ClientVariables;
import dev.belay.claude.provider.ProviderSetup;
import dev.belay.claude.provider.credentials.Credentials;
import dev.belay.claude.provider.credentials.CredentialsReader;
import dev.belay.doctor.CheckContext;
import dev.belay.doctor.Finding;
import dev.belay.doctor.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How credentials stand, as a finding. Nobody is asked, nothing is run, and no secret is read. */
final class CredentialsFinding {
    /** What ends within that is worth a warning. */
    private static final Duration SOON = Duration.ofHours(1);

    private CredentialsFinding() {}

    /** What the client signs in with at a cloud. */
    static Finding ofCloud(CheckContext context) {
        Instant now = Instant.now();
        ProviderSetup setup = context.provider();
        String wins = setup.chosenBy().map(ClientVariables.Variable::name).orElse("")
                + " is set, which overrides every Anthropic key and sign-in; ";
        return of(
                CredentialsReader.read(
                        setup, context.paths().home(), context.paths().configuration(), now),
                wins,
                now);
    }

    /**
     * The sign-in that the client keeps; nothing where nobody is signed in.
     *
     * @param winners what wins over it, the first one first
     */
    static Optional<Finding> ofStored(CheckContext context, List<String> winners) {
        Instant now = Instant.now();
        Credentials read = CredentialsReader.stored(context.paths().configuration(), now);
        if (read.standing() == Credentials.Standing.ABSENT) {
            return Optional.empty();
        }
        Finding finding = of(read, "", now);
        return Optional.of(
                finding.status() == Status.OK || winners.isEmpty()
                        ? finding
                        : Finding.warn(
                                read.sentence(now) + "; " + winners.get(0) + " wins over it",
                                "If you want to use it: " + read.renewal().fix()));
    }

    /** @param before what is said before it */
    private static Finding of(Credentials read, String before, Instant now) {
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
