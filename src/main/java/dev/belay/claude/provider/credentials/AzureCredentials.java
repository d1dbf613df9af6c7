package dev.belay.claude.provider.credentials;

import dev.belay.claude.provider.credentials.Credentials.Renewal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** For Microsoft Foundry: a key, or Entra as Azure's default chain finds it: variables, a workload's token, {@code az login}. */
final class AzureCredentials {
    private static final String KEY = "ANTHROPIC_FOUNDRY_API_KEY";

    private final Sources sources;
    private final Instant now;

    AzureCredentials(Sources sources, Instant now) {
        this.sources = sources;
        this.now = now;
    }

    Credentials read() {
        for (String name : new String[] {KEY, "ANTHROPIC_FOUNDRY_AUTH_TOKEN"}) {
            if (sources.has(name)) {
                return Credentials.valid(
                        name,
                        "only Azure knows until when it is valid",
                        sources.origin(name)
                                .map(file -> Renewal.advice("Set a new one in " + file + ".", file))
                                .orElseGet(() -> Renewal.advice("Set a new one and start again with it.")));
            }
        }
        Optional<Credentials> application = application();
        if (application.isPresent() && application.get().usable()) {
            return application.get();
        }
        Credentials commandLine = commandLine();
        return application.filter(half -> !commandLine.renewal().visible()).orElse(commandLine);
    }

    /** What an application signs in with; nothing where no variable speaks of it. */
    private Optional<Credentials> application() {
        Renewal advice =
                Renewal.advice("Set AZURE_TENANT_ID, AZURE_CLIENT_ID and AZURE_CLIENT_SECRET, or run `az login`.");
        Optional<Path> certificate =
                sources.variable("AZURE_CLIENT_CERTIFICATE_PATH").map(Path::of);
        Optional<Path> token = sources.variable("AZURE_FEDERATED_TOKEN_FILE").map(Path::of);
        boolean proof = sources.has("AZURE_CLIENT_SECRET") || certificate.isPresent() || token.isPresent();
        if (!proof && !sources.has("AZURE_TENANT_ID")) {
            return Optional.empty();
        }
        String what = "the Entra application in AZURE_CLIENT_ID";
        for (String name : new String[] {"AZURE_TENANT_ID", "AZURE_CLIENT_ID"}) {
            if (!sources.has(name)) {
                return Optional.of(Credentials.unusable(
                        "the Entra application", "is incomplete: " + name + " is not set", advice));
            }
        }
        if (!proof) {
            return Optional.of(Credentials.unusable(what, "is incomplete: AZURE_CLIENT_SECRET is not set", advice));
        }
        for (Optional<Path> file : java.util.List.of(certificate, token)) {
            if (file.isPresent() && !Files.isReadable(file.get())) {
                return Optional.of(Credentials.unusable(
                        what,
                        "cannot sign in: " + file.get() + " cannot be read",
                        Renewal.advice("Have it written to " + file.get() + ".", file.get())));
            }
        }
        return Optional.of(Credentials.valid(what, "claude gets its own tokens with it", advice));
    }

    private Credentials commandLine() {
        Path folder = sources.path("AZURE_CONFIG_DIR", ".azure");
        Path cache = folder.resolve("msal_token_cache.json");
        Renewal renewal = Renewal.by("az login", cache, folder.resolve("azureProfile.json"));
        String what = "the sign-in of `az login`";
        if (!Files.exists(cache)) {
            return Credentials.absent(
                    "no credentials for Azure",
                    "were found (a managed identity would not show)",
                    Renewal.advice("Set " + KEY + ", or run `az login`."));
        }
        if (!sources.canStart("az")) {
            return Credentials.unusable(
                    what,
                    "cannot be used: az is not on the PATH",
                    Renewal.advice("Install the Azure CLI, or set " + KEY + "."));
        }
        PlainFields tokens = PlainFields.read(cache);
        if (tokens.fault().isPresent()) {
            return Credentials.unusable(
                    what, "cannot be used: " + cache + " " + tokens.fault().get(), renewal);
        }
        Optional<Instant> end = tokens.fields().keySet().stream()
                .filter(path -> path.startsWith("AccessToken.") && path.endsWith(".expires_on"))
                .map(tokens::time)
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder());
        boolean renews = tokens.fields().keySet().stream()
                .anyMatch(path -> path.startsWith("RefreshToken.") && path.endsWith(".secret"));
        if (end.isEmpty() && !renews) {
            return Credentials.absent(what, "has ended: nobody is signed in", renewal);
        }
        Credentials read = Credentials.until(end, now, what, "", renewal);
        return renews ? read.selfRenewing("az renews it by itself until Entra ends the session") : read;
    }
}
