package dev.belay.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** With what the client signs in at a cloud. Files are looked for and not read; nobody is asked. */
final class CloudCredentials {
    private record Way(String skip, List<String> variables, List<String> files, String fix) {}

    private static final Map<Provider, Way> WAYS = Map.of(
            Provider.BEDROCK,
            new Way(
                    "CLAUDE_CODE_SKIP_BEDROCK_AUTH",
                    List.of(
                            "AWS_BEARER_TOKEN_BEDROCK",
                            "AWS_ACCESS_KEY_ID",
                            "AWS_PROFILE",
                            "AWS_WEB_IDENTITY_TOKEN_FILE",
                            "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
                            "AWS_CONTAINER_CREDENTIALS_FULL_URI"),
                    List.of(".aws/credentials", ".aws/config"),
                    "Sign in: aws sso login or aws configure, or set AWS_BEARER_TOKEN_BEDROCK."),
            Provider.VERTEX,
            new Way(
                    "CLAUDE_CODE_SKIP_VERTEX_AUTH",
                    List.of("GOOGLE_APPLICATION_CREDENTIALS"),
                    List.of(".config/gcloud/application_default_credentials.json"),
                    "Sign in: gcloud auth application-default login."),
            Provider.FOUNDRY,
            new Way(
                    "CLAUDE_CODE_SKIP_FOUNDRY_AUTH",
                    List.of("ANTHROPIC_FOUNDRY_API_KEY", "AZURE_CLIENT_ID"),
                    List.of(".azure/msal_token_cache.json", ".azure/azureProfile.json"),
                    "Set ANTHROPIC_FOUNDRY_API_KEY, or sign in: az login."));

    private CloudCredentials() {}

    static Finding of(Provider provider, Surroundings surroundings) {
        Way way = WAYS.get(provider);
        String wins = provider.chosenBy() + " is set, which wins over every key and sign-in of Anthropic's";
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
        for (String name : way.files()) {
            if (Files.isReadable(surroundings.home().resolve(name))) {
                return Finding.ok(wins + "; ~/" + name + " is there");
            }
        }
        return Finding.warn(
                wins + ", and no credentials for it are seen (a machine's own role would not be)", way.fix());
    }
}
