package dev.belay.claude.provider.credentials;

import dev.belay.claude.provider.credentials.Credentials.Renewal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a profile of {@code ~/.aws} leads to, in the AWS SDK's order. A {@code credential_process} is not run. */
final class AwsProfileCredentials {
    static final String NO_SUCH = "the AWS profile ";
    private static final List<String> ENDS = List.of("aws_expiration", "x_security_token_expires", "expiration");

    private final Sources sources;
    private final AwsProfiles profiles;
    private final Instant now;

    AwsProfileCredentials(Sources sources, AwsProfiles profiles, Instant now) {
        this.sources = sources;
        this.profiles = profiles;
        this.now = now;
    }

    Credentials of(String profile) {
        List<String> visited = new ArrayList<>();
        Credentials read = of(profile, visited);
        return visited.isEmpty() ? read : read.named(read.what() + " (the source of profile " + profile + ")");
    }

    private Credentials of(String profile, List<String> visited) {
        Optional<Map<String, String>> found = profiles.profile(profile);
        if (found.isEmpty()) {
            return missing(profile, visited);
        }
        Map<String, String> keys = found.get();
        boolean own = keys.containsKey("aws_access_key_id") && keys.containsKey("aws_secret_access_key");
        boolean role = keys.containsKey("role_arn")
                && (keys.containsKey("source_profile") || keys.containsKey("credential_source"));
        if (own && (!role || !visited.isEmpty())) {
            return accessKey(profile, keys);
        }
        if (role) {
            return role(profile, keys, visited);
        }
        if (keys.containsKey("web_identity_token_file") && keys.containsKey("role_arn")) {
            return webIdentity(
                    "web_identity_token_file of profile " + profile, Path.of(keys.get("web_identity_token_file")));
        }
        if (keys.containsKey("credential_process")) {
            return process(profile, keys.get("credential_process"));
        }
        AwsSignIn signIn = new AwsSignIn(sources, profiles, now);
        if (keys.containsKey("sso_session") || keys.containsKey("sso_start_url")) {
            return signIn.singleSignOn(profile, keys);
        }
        if (keys.containsKey("login_session")) {
            return signIn.login(profile, keys.get("login_session"));
        }
        return Credentials.absent(NO_SUCH + profile, "holds no credentials", configure(profile));
    }

    private Credentials missing(String profile, List<String> visited) {
        return profile.equals("default") && visited.isEmpty()
                ? Credentials.absent(NO_SUCH + profile, "is not there", Renewal.advice("Run `aws configure sso`."))
                : Credentials.unusable(
                        NO_SUCH + profile,
                        "is in neither " + profiles.config() + " nor " + profiles.credentials(),
                        configure(profile));
    }

    private Renewal configure(String profile) {
        return Renewal.advice(
                "Run `aws configure sso" + AwsSignIn.option(profile) + "` or correct AWS_PROFILE.",
                profiles.config(),
                profiles.credentials());
    }

    private Credentials accessKey(String profile, Map<String, String> keys) {
        boolean temporary = keys.containsKey("aws_session_token");
        Optional<Instant> end = ENDS.stream()
                .filter(keys::containsKey)
                .findFirst()
                .map(keys::get)
                .flatMap(PlainFields::instant);
        return Credentials.until(
                end,
                now,
                "the " + (temporary ? "temporary " : "") + "access key of profile " + profile,
                temporary && end.isEmpty() ? "only AWS knows until when it is valid" : "",
                Renewal.advice(
                        "Write new keys for profile " + profile + " into " + profiles.credentials() + ".",
                        profiles.credentials(),
                        profiles.config()));
    }

    private Credentials role(String profile, Map<String, String> keys, List<String> visited) {
        if (!keys.containsKey("source_profile")) {
            return Credentials.unknown(
                    "the role of profile " + profile,
                    "its source is the " + keys.get("credential_source"),
                    Renewal.advice("Check the role that " + profiles.config() + " names."));
        }
        if (visited.contains(profile)) {
            return Credentials.unusable(
                    NO_SUCH + profile, "is its own source_profile, directly or by others", configure(profile));
        }
        visited.add(profile);
        return of(keys.get("source_profile"), visited);
    }

    static Credentials webIdentity(String by, Path token) {
        String what = "the web identity token";
        Renewal renewal = Renewal.advice("Have the token written to " + token + ".", token);
        return Files.isReadable(token) && Files.isRegularFile(token)
                ? Credentials.unknown(what, "whoever writes " + token + " renews it", renewal)
                : Credentials.unusable(what, "cannot be read: " + by + " names " + token, renewal);
    }

    /** Of the command only the program is named: its arguments may hold a secret. */
    private Credentials process(String profile, String command) {
        String what = "the credential_process of profile " + profile;
        String program = program(command);
        return sources.canStart(program)
                ? Credentials.unknown(
                        what,
                        "only " + program + " knows until when its credentials are valid (it is not run)",
                        Renewal.advice("Run " + program + " by hand to see what it says."))
                : Credentials.unusable(
                        what,
                        "cannot be run: there is no program " + program,
                        Renewal.advice(
                                "Install " + program + ", or correct " + profiles.config() + ".",
                                profiles.config(),
                                profiles.credentials()));
    }

    private static String program(String command) {
        String stripped = command.strip();
        if (stripped.startsWith("\"") && stripped.indexOf('"', 1) > 0) {
            return stripped.substring(1, stripped.indexOf('"', 1));
        }
        int space = stripped.indexOf(' ');
        return space < 0 ? stripped : stripped.substring(0, space);
    }
}
