package dev.belay.doctor.check;

import dev.belay.claude.provider.credentials.Credentials;
import dev.belay.claude.provider.credentials.Credentials.Standing;
import dev.belay.claude.provider.credentials.CredentialsReader;
import dev.belay.doctor.CheckContext;
import dev.belay.doctor.MachinePaths;
import dev.belay.evidence.ExitStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Whether the credentials will see an unattended run to its end. Where nothing can be told from a file nothing is loaded
 * and read, for claude waits.
 */
public final class CredentialsOutlook {
    /** A run without a deadline may well take a night. */
    private static final Duration A_NIGHT = Duration.ofHours(12);

    private final Map<String, String> environment;
    private final Path workingDirectory;
    private final Path configuration;
    private Credentials read;

    public CredentialsOutlook(Map<String, String> environment, Path workingDirectory, Path configuration) {
        this.environment = environment;
        this.workingDirectory = workingDirectory;
        this.configuration = configuration;
    }

    /** Why not to start: the first request would fail, and only a person can change that. */
    public Optional<Preflight.Refusal> refusal(Instant now) {
        return credentials()
                .filter(found -> found.standing() == Standing.EXPIRED
                        || found.standing() == Standing.ABSENT
                                && found.renewal().command().isPresent())
                .map(found -> new Preflight.Refusal(
                        ExitStatus.PERSON_NEEDED,
                        found.sentence(now) + ". " + found.renewal().fix() + Preflight.ANYWAY));
    }

    /**
     * What a start should be told, though it goes ahead.
     *
     * @param deadline of the run
     * @param wait how long the run would wait for somebody to renew them
     */
    public Optional<String> warning(Instant now, Optional<Duration> deadline, Duration wait) {
        Optional<Credentials> found = credentials();
        if (found.filter(one -> one.standing() == Standing.UNUSABLE).isPresent()) {
            return found.map(one -> one.sentence(now) + ". " + one.renewal().fix());
        }
        Optional<Duration> left =
                found.flatMap(one -> one.left(now)).filter(time -> time.compareTo(deadline.orElse(A_NIGHT)) < 0);
        return left.map(time -> found.get().sentence(now) + "; a run that takes longer will "
                + (found.get().renewal().visible() && !wait.isZero()
                        ? "wait for you then. "
                        : "end then with status " + ExitStatus.PERSON_NEEDED + ". ")
                + found.get().renewal().fix());
    }

    private Optional<Credentials> credentials() {
        if (read == null && worthReading()) {
            CheckContext context =
                    new CheckContext(environment, workingDirectory, Optional.empty(), MachinePaths.here());
            read = CredentialsReader.read(context.provider(), context.paths().home(), configuration, Instant.now());
        }
        return Optional.ofNullable(read);
    }

    /** At a cloud, or with a stored sign-in that claude does not renew by itself. */
    private boolean worthReading() {
        for (String name : environment.keySet()) {
            if (name.startsWith("CLAUDE_CODE_USE_")) {
                return true;
            }
        }
        return Mention.inSettings(configuration, workingDirectory, "CLAUDE_CODE_USE_")
                || environment.get("ANTHROPIC_API_KEY") == null
                        && environment.get("ANTHROPIC_AUTH_TOKEN") == null
                        && storedSignInEnds();
    }

    private boolean storedSignInEnds() {
        Path file = configuration.resolve(".credentials.json");
        return Mention.in(file, "expiresAt")
                && (Mention.in(file, "refreshTokenExpiresAt") || !Mention.in(file, "refreshToken"));
    }
}
