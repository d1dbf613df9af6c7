package dev.belay.doctor;

import dev.belay.evidence.Provider;
import dev.belay.json.JsonFile;
import dev.belay.json.JsonReader;
import dev.belay.provider.ClientVariables;
import dev.belay.provider.ProviderSetup;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** With what the client signs in at a cloud. Nobody is asked, and no secret is read. */
final class CloudCredentials {
    private record Way(String skip, List<String> variables, List<String> files, String fix) {}

    private static final List<String> AWS_VARIABLES = List.of(
            "AWS_BEARER_TOKEN_BEDROCK",
            "AWS_ACCESS_KEY_ID",
            "AWS_PROFILE",
            "AWS_WEB_IDENTITY_TOKEN_FILE",
            "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
            "AWS_CONTAINER_CREDENTIALS_FULL_URI");
    private static final List<String> AWS_FILES = List.of(".aws/credentials", ".aws/config");
    private static final String AWS_FIX =
            "Sign in with `aws sso login` or `aws configure`, or set AWS_BEARER_TOKEN_BEDROCK.";
    private static final List<String> GOOGLE_VARIABLES = List.of("GOOGLE_APPLICATION_CREDENTIALS");
    private static final List<String> GOOGLE_FILES = List.of(".config/gcloud/application_default_credentials.json");
    private static final String GOOGLE_FIX = "Sign in with `gcloud auth application-default login`.";

    private static final Map<Provider, Way> WAYS = Map.of(
            Provider.BEDROCK,
            new Way("CLAUDE_CODE_SKIP_BEDROCK_AUTH", AWS_VARIABLES, AWS_FILES, AWS_FIX),
            Provider.MANTLE,
            new Way("CLAUDE_CODE_SKIP_MANTLE_AUTH", AWS_VARIABLES, AWS_FILES, AWS_FIX),
            Provider.CLAUDE_PLATFORM_ON_AWS,
            new Way(
                    "CLAUDE_CODE_SKIP_ANTHROPIC_AWS_AUTH",
                    List.of("ANTHROPIC_AWS_API_KEY", "AWS_ACCESS_KEY_ID", "AWS_PROFILE"),
                    AWS_FILES,
                    "Set ANTHROPIC_AWS_API_KEY, or sign in with `aws sso login` or `aws configure`."),
            Provider.VERTEX,
            new Way("CLAUDE_CODE_SKIP_VERTEX_AUTH", GOOGLE_VARIABLES, GOOGLE_FILES, GOOGLE_FIX),
            Provider.CLAUDE_ON_GOOGLE_CLOUD,
            new Way("CLAUDE_CODE_SKIP_ANTHROPIC_GOOGLE_CLOUD_AUTH", GOOGLE_VARIABLES, GOOGLE_FILES, GOOGLE_FIX),
            Provider.FOUNDRY,
            new Way(
                    "CLAUDE_CODE_SKIP_FOUNDRY_AUTH",
                    List.of("ANTHROPIC_FOUNDRY_API_KEY", "AZURE_CLIENT_ID"),
                    List.of(".azure/msal_token_cache.json", ".azure/azureProfile.json"),
                    "Set ANTHROPIC_FOUNDRY_API_KEY, or sign in: az login."));

    private CloudCredentials() {}

    static Finding of(ProviderSetup setup, Surroundings surroundings) {
        Way way = WAYS.get(setup.provider());
        String wins = setup.chosenBy().map(ClientVariables.Variable::name).orElse("")
                + " is set, which overrides every Anthropic key and sign-in";
        if (surroundings.on(way.skip())) {
            return Finding.ok(wins + "; a gateway signs in (" + way.skip() + ")");
        }
        for (String name : way.variables()) {
            Optional<String> value = surroundings.variable(name);
            boolean file = name.endsWith("_FILE") || name.equals("GOOGLE_APPLICATION_CREDENTIALS");
            if (value.isPresent() && file && !Files.isReadable(Path.of(value.get()))) {
                return Finding.fail(name + " names a file that cannot be read: " + value.get(), way.fix());
            }
            if (value.isPresent()) {
                return Finding.ok(wins + "; " + name + " is there");
            }
        }
        Optional<Instant> singleSignOn =
                setup.profile().isPresent() ? singleSignOn(surroundings.home()) : Optional.empty();
        if (singleSignOn.isPresent() && singleSignOn.get().isBefore(Instant.now())) {
            return Finding.warn(
                    wins + "; the AWS sign-in has expired "
                            + Amount.time(Duration.between(singleSignOn.get(), Instant.now())) + " ago",
                    "Sign in again with `aws sso login`.");
        }
        for (String name : way.files()) {
            if (Files.isReadable(surroundings.home().resolve(name))) {
                return Finding.ok(wins + "; ~/" + name + " is there");
            }
        }
        return Finding.warn(
                wins + ", and no credentials for it were found (a role of the machine itself would not show)",
                way.fix());
    }

    /** Until when the last sign-in by AWS's single sign-on holds; only that field of its cache is read. */
    private static Optional<Instant> singleSignOn(Path home) {
        Instant last = null;
        try (DirectoryStream<Path> cached = Files.newDirectoryStream(home.resolve(".aws/sso/cache"), "*.json")) {
            for (Path file : cached) {
                JsonFile read =
                        JsonReader.read(file, (object, name) -> name.equals("expiresAt") || name.equals("startUrl"));
                Optional<String> end = JsonFile.text(read.content(), "expiresAt");
                if (end.isPresent() && read.content().containsKey("startUrl")) {
                    Instant at = Instant.parse(end.get().replace("UTC", "Z"));
                    last = last == null || at.isAfter(last) ? at : last;
                }
            }
        } catch (IOException | DateTimeException | java.nio.file.DirectoryIteratorException unreadable) {
            return Optional.ofNullable(last);
        }
        return Optional.ofNullable(last);
    }
}
