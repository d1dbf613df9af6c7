package dev.belay.claude.provider.credentials;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
        String text;
        try {
            text = Files.isRegularFile(file)
                    ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8).replace("\r", "")
                    : "";
        } catch (IOException unreadable) {
            return;
        }
        Map<String, String> section = new HashMap<>();
        for (String line : text.split("\n")) {
            String stripped = line.strip();
            if (stripped.startsWith("[") && stripped.indexOf(']') > 0) {
                section = section(stripped.substring(1, stripped.indexOf(']')).strip(), isConfig);
            } else if (!stripped.startsWith("#") && !stripped.startsWith(";") && stripped.indexOf('=') > 0) {
                int equals = stripped.indexOf('=');
                String key = stripped.substring(0, equals).strip();
                String value = withoutComment(stripped.substring(equals + 1)).strip();
                if (!value.isEmpty()) {
                    section.put(key, PLAIN.contains(key) ? value : "");
                }
            }
        }
    }

    private Map<String, String> section(String title, boolean isConfig) {
        int space = title.indexOf(' ');
        String kind = space < 0 ? "" : title.substring(0, space);
        String name = space < 0 ? title : title.substring(space + 1).strip().replace("\"", "");
        if (isConfig && kind.equals("sso-session")) {
            return sessions.computeIfAbsent(name, key -> new HashMap<>());
        }
        boolean profile = !isConfig || kind.equals("profile") || title.equals("default");
        return profile ? profiles.computeIfAbsent(isConfig ? name : title, key -> new HashMap<>()) : new HashMap<>();
    }

    private static String withoutComment(String value) {
        int hash = value.indexOf(" #");
        int semicolon = value.indexOf(" ;");
        int end = hash < 0 ? semicolon : semicolon < 0 ? hash : Math.min(hash, semicolon);
        return end < 0 ? value : value.substring(0, end);
    }
}
