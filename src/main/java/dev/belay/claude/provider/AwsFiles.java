package dev.belay.claude.provider;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * AWS's shared configuration: {@code ~/.aws/config} and {@code ~/.aws/credentials}, or the files that
 * {@code AWS_CONFIG_FILE} and {@code AWS_SHARED_CREDENTIALS_FILE} name. Of the credentials only what is asked for by name
 * is kept, and nobody asks for a secret here.
 */
public final class AwsFiles {
    private static final int LIMIT = 1024 * 1024;

    private final Path configuration;
    private final Path credentials;
    private final String profile;

    private AwsFiles(Path configuration, Path credentials, String profile) {
        this.configuration = configuration;
        this.credentials = credentials;
        this.profile = profile;
    }

    public static AwsFiles of(ClientVariables variables, Path home) {
        return new AwsFiles(
                file(variables, "AWS_CONFIG_FILE", home, "config"),
                file(variables, "AWS_SHARED_CREDENTIALS_FILE", home, "credentials"),
                variables.value("AWS_PROFILE").orElse("default"));
    }

    private static Path file(ClientVariables variables, String variable, Path home, String name) {
        try {
            return variables
                    .value(variable)
                    .map(Path::of)
                    .orElse(home.resolve(".aws").resolve(name));
        } catch (InvalidPathException noPath) {
            return home.resolve(".aws").resolve(name);
        }
    }

    /** {@code ~/.aws/config}, or what stands for it. */
    public Path configuration() {
        return configuration;
    }

    /** {@code ~/.aws/credentials}, or what stands for it. */
    public Path credentials() {
        return credentials;
    }

    /** The profile in use: {@code default} where no variable names one. */
    public String profile() {
        return profile;
    }

    /**
     * A key of the profile with the file that says it. The credentials file beats the configuration, as it does for AWS's
     * own library in the client (measured with 2.1.332).
     */
    public Optional<ClientVariables.Variable> value(String key) {
        Optional<ClientVariables.Variable> found = in(credentials, profile, key);
        return found.isPresent()
                ? found
                : in(configuration, profile.equals("default") ? "default" : "profile " + profile, key)
                        .or(() -> profile.equals("default")
                                ? in(configuration, "profile default", key)
                                : Optional.empty());
    }

    private static Optional<ClientVariables.Variable> in(Path file, String section, String key) {
        return Optional.ofNullable(section(file, section).get(key))
                .filter(value -> !value.isBlank())
                .map(value -> new ClientVariables.Variable(key, value, file.toString()));
    }

    /** The keys of a section of one of AWS's files, in lower case; what is indented belongs to the key above. */
    public static Map<String, String> section(Path file, String name) {
        Map<String, String> section = new LinkedHashMap<>();
        boolean inside = false;
        for (String line : text(file).split("\\R")) {
            String content = line.strip();
            int equals = content.indexOf('=');
            if (content.isEmpty() || content.startsWith("#") || content.startsWith(";")) {
                continue;
            }
            if (content.startsWith("[")) {
                int end = content.indexOf(']');
                inside = end > 0 && heading(content.substring(1, end)).equals(name);
            } else if (inside && equals > 0 && !Character.isWhitespace(line.charAt(0))) {
                section.put(
                        content.substring(0, equals).strip().toLowerCase(java.util.Locale.ROOT),
                        withoutComment(content.substring(equals + 1)));
            }
        }
        return section;
    }

    /** {@code [profile "my one"]} is {@code profile my one}. */
    private static String heading(String text) {
        return text.strip().replace("\"", "").replace("'", "").replaceAll("\\s+", " ");
    }

    private static String withoutComment(String value) {
        int comment = value.indexOf(" #") >= 0 ? value.indexOf(" #") : value.indexOf(" ;");
        return (comment >= 0 ? value.substring(0, comment) : value).strip();
    }

    private static String text(Path file) {
        try {
            return Files.isRegularFile(file) && Files.size(file) <= LIMIT
                    ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    : "";
        } catch (IOException unreadable) {
            return "";
        }
    }
}
