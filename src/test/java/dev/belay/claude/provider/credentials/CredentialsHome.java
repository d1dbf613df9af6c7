package dev.belay.claude.provider.credentials;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** A throw-away home with credentials in it; every secret in it contains {@link #SECRET}. */
public final class CredentialsHome implements Sources {
    public static final String SECRET = "hunter2";
    public static final Instant NOW = Instant.parse("2026-11-27T22:00:00Z");

    final Path home;
    public final Map<String, String> variables = new HashMap<>();
    public final Map<String, Path> origins = new HashMap<>();
    public final Map<String, String> settings = new HashMap<>();

    public CredentialsHome(Path home) throws IOException {
        this.home = home;
        Path programs = Files.createDirectories(home.resolve("bin"));
        program("az");
        variables.put("PATH", programs.toString());
    }

    public Path program(String name) throws IOException {
        Path file = Files.writeString(home.resolve("bin").resolve(name), "#!/bin/sh\nexit 99\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return file;
    }

    public Path write(String name, String text) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    /** An SSO token under the name that the SDK gives it. */
    public Path ssoToken(String of, String expiresAt, String more) throws IOException {
        return write(
                ".aws/sso/cache/" + digest("SHA-1", of) + ".json",
                "{\"accessToken\": \"" + SECRET + "\", \"expiresAt\": \"" + expiresAt + "\"" + more + "}");
    }

    public static String digest(String algorithm, String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
    }

    @Override
    public boolean on(String name) {
        return "1".equals(variables.get(name));
    }

    @Override
    public Optional<Path> origin(String variable) {
        return Optional.ofNullable(origins.get(variable));
    }

    @Override
    public Optional<String> setting(String key) {
        return Optional.ofNullable(settings.get(key));
    }

    @Override
    public Path home() {
        return home;
    }

    @Override
    public Path configuration() {
        return home.resolve(".claude");
    }
}
