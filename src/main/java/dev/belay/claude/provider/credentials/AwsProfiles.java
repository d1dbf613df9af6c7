package dev.belay.claude.provider.credentials;

import dev.belay.claude.provider.AwsFiles;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The profiles in {@code ~/.aws/config} and {@code ~/.aws/credentials}, merged as the AWS SDK does: what stands in
 * {@code credentials} wins. Of keys and tokens only that they are there is kept.
 */
final class AwsProfiles {
    private static final Set<String> PLAIN = Set.of(
            "role_arn",
            "source_profile",
            "credential_source",
            "credential_process",
            "sso_session",
            "sso_start_url",
            "web_identity_token_file",
            "login_session",
            "aws_expiration",
            "x_security_token_expires",
            "expiration");

    private final Path config;
    private final Path credentials;
    private final Map<String, Map<String, String>> profiles = new HashMap<>();
    private final Map<String, Map<String, String>> sessions = new HashMap<>();

    private AwsProfiles(Path config, Path credentials) {
        this.config = config;
        this.credentials = credentials;
    }

    static AwsProfiles read(Sources sources) {
        AwsProfiles read = new AwsProfiles(
                sources.path("AWS_CONFIG_FILE", ".aws/config"),
                sources.path("AWS_SHARED_CREDENTIALS_FILE", ".aws/credentials"));
        read.add(read.config, true);
        read.add(read.credentials, false);
        return read;
    }

    /** Its keys; nothing where neither file has it. */
    Optional<Map<String, String>> profile(String name) {
        return Optional.ofNullable(profiles.get(name));
    }

    /** The keys of an {@code sso-session}. */
    Optional<Map<String, String>> session(String name) {
        return Optional.ofNullable(sessions.get(name));
    }

    Path config() {
        return config;
    }

    Path credentials() {
        return credentials;
    }

    private void add(Path file, boolean isConfig) {
        AwsFiles.sections(file).forEach((heading, keys) -> {
            Map<String, String> section = section(heading, isConfig);
            keys.forEach((key, value) -> section.put(key, PLAIN.contains(key) ? value : ""));
        });
    }

    private Map<String, String> section(String heading, boolean isConfig) {
        String name = heading.substring(heading.indexOf(' ') + 1);
        if (isConfig && heading.startsWith("sso-session ")) {
            return sessions.computeIfAbsent(name, key -> new HashMap<>());
        }
        boolean profile = !isConfig || heading.startsWith("profile ") || heading.equals("default");
        return profile ? profiles.computeIfAbsent(isConfig ? name : heading, key -> new HashMap<>()) : new HashMap<>();
    }
}
