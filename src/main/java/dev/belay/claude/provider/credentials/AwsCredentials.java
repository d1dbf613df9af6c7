package dev.belay.claude.provider.credentials;

import dev.belay.claude.provider.credentials.Credentials.Renewal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * The chain of the AWS SDK in the client, in its order: variables (unless {@code AWS_PROFILE} is set), the profile, a web
 * identity, a container's role, the machine's role.
 */
final class AwsCredentials {
    private static final String NO_KEYS =
            "Run `aws configure sso` or `aws configure`, or set AWS_BEARER_TOKEN_BEDROCK.";

    private final Sources sources;
    private final Instant now;
    private final AwsProfiles profiles;

    AwsCredentials(Sources sources, Instant now) {
        this.sources = sources;
        this.now = now;
        this.profiles = AwsProfiles.read(sources);
    }

    /** Bedrock's bearer token, which wins, or the chain. */
    Credentials read() {
        Optional<String> key = sources.variable("AWS_BEARER_TOKEN_BEDROCK");
        if (key.isEmpty()) {
            return refreshed(chain());
        }
        Optional<Instant> end = BedrockKey.end(key.get());
        String what = BedrockKey.isShortTerm(key.get())
                ? "the short-term Bedrock API key in AWS_BEARER_TOKEN_BEDROCK"
                : "the Bedrock API key in AWS_BEARER_TOKEN_BEDROCK";
        return Credentials.until(
                end,
                now,
                what,
                end.isPresent() ? "" : "only AWS knows until when it is valid",
                variable("AWS_BEARER_TOKEN_BEDROCK", "Generate a new Bedrock API key"));
    }

    /** The client has a command of its own for that; should it fail, a person can still do the rest. */
    private Credentials refreshed(Credentials read) {
        for (String setting : new String[] {"awsAuthRefresh", "awsCredentialExport"}) {
            if (sources.setting(setting).isPresent()) {
                return read.named(setting + " in claude's settings")
                        .selfRenewing("claude renews the AWS credentials with it");
            }
        }
        return read;
    }

    private Credentials chain() {
        Optional<String> chosen = sources.variable("AWS_PROFILE");
        if (chosen.isEmpty() && sources.has("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")) {
            boolean temporary = sources.has("AWS_SESSION_TOKEN");
            return Credentials.until(
                    sources.variable("AWS_CREDENTIAL_EXPIRATION").flatMap(PlainFields::instant),
                    now,
                    "the " + (temporary ? "temporary " : "") + "access key in AWS_ACCESS_KEY_ID",
                    "",
                    variable("AWS_ACCESS_KEY_ID", "Set new AWS access keys"));
        }
        String profile = chosen.orElse("default");
        Credentials read = new AwsProfileCredentials(sources, profiles, now).of(profile);
        if (read.usable() || !falls(read)) {
            return read;
        }
        Optional<Credentials> role = role();
        if (role.isPresent()) {
            return role.get();
        }
        if (chosen.isEmpty() && sources.has("AWS_ACCESS_KEY_ID") != sources.has("AWS_SECRET_ACCESS_KEY")) {
            String missing = sources.has("AWS_ACCESS_KEY_ID") ? "AWS_SECRET_ACCESS_KEY" : "AWS_ACCESS_KEY_ID";
            return Credentials.unusable(
                    "the access key in the environment",
                    "is incomplete: " + missing + " is not set",
                    Renewal.advice("Set " + missing + ", or unset the other."));
        }
        boolean nothing = chosen.isEmpty() && read.standing() == Credentials.Standing.ABSENT;
        return nothing
                ? Credentials.absent(
                        "no AWS credentials",
                        "were found (a role of the machine itself would not show)",
                        Renewal.advice(NO_KEYS))
                : read;
    }

    /** Whether the SDK goes on to the next in the chain: where the profile has nothing that could be tried. */
    private boolean falls(Credentials read) {
        return read.standing() == Credentials.Standing.ABSENT
                        && read.renewal().command().isEmpty()
                || read.what().startsWith(AwsProfileCredentials.NO_SUCH);
    }

    private Optional<Credentials> role() {
        Optional<String> token = sources.variable("AWS_WEB_IDENTITY_TOKEN_FILE");
        if (token.isPresent() && sources.has("AWS_ROLE_ARN")) {
            return Optional.of(AwsProfileCredentials.webIdentity("AWS_WEB_IDENTITY_TOKEN_FILE", Path.of(token.get())));
        }
        boolean container = sources.has("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI")
                || sources.has("AWS_CONTAINER_CREDENTIALS_FULL_URI");
        return container
                ? Optional.of(Credentials.unknown(
                        "the container's role",
                        "AWS renews it by itself",
                        Renewal.advice("Check the role of the task or pod.")))
                : Optional.empty();
    }

    /** A variable can be renewed while the client runs only where its settings set it. */
    private Renewal variable(String name, String advice) {
        return sources.origin(name)
                .map(file -> Renewal.advice(advice + " and put it into " + file + ".", file))
                .orElseGet(() -> Renewal.advice(advice + ", and start again with it."));
    }
}
