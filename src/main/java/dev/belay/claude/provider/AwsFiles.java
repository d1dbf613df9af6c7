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
        return Optional.ofNullable(
                        sections(file).getOrDefault(section, Map.of()).get(key))
                .map(value -> new ClientVariables.Variable(key, value, file.toString()));
    }

    /**
     * The sections of one of AWS's files by their headings, as AWS's library in the client reads them: keys as they are
     * written, an indented one like any other unless a key without a value stands above it, a section that comes twice
     * as one. Nothing where the file is missing or too large to be one.
     */
    public static Map<String, Map<String, String>> sections(Path file) {
        Map<String, Map<String, String>> sections = new LinkedHashMap<>();
        Map<String, String> section = null;
        String parent = null;
        for (String line : text(file).split("\\R")) {
            String content = withoutComment(line);
            int equals = content.indexOf('=');
            if (content.startsWith("[") && content.endsWith("]")) {
                section = sections.computeIfAbsent(heading(content), heading -> new LinkedHashMap<>());
                parent = null;
            } else if (section != null && equals > 0) {
                String key = content.substring(0, equals).strip();
                String value = content.substring(equals + 1).strip();
                parent = value.isEmpty() ? key : isIndented(line) ? parent : null;
                if (!value.isEmpty()) {
                    section.put(parent == null ? key : parent + "." + key, value);
                }
            }
        }
        return sections;
    }

    private static boolean isIndented(String line) {
        return Character.isWhitespace(line.charAt(0));
    }

    /** {@code [profile "my one"]} is {@code profile my one}. */
    private static String heading(String line) {
        return line.substring(1, line.length() - 1)
                .strip()
                .replace("\"", "")
                .replace("'", "")
                .replaceAll("\\s+", " ");
    }

    /** A comment begins with the line or after a blank. */
    private static String withoutComment(String line) {
        for (int i = 0; i < line.length(); i++) {
            boolean begins = line.charAt(i) == '#' || line.charAt(i) == ';';
            if (begins && (i == 0 || Character.isWhitespace(line.charAt(i - 1)))) {
                return line.substring(0, i).strip();
            }
        }
        return line.strip();
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
