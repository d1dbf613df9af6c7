package dev.belay.claude.provider.credentials;

import dev.belay.claude.provider.credentials.Credentials.Renewal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Google's application default credentials, as the client's library looks for them. */
final class GoogleCredentials {
    private static final String COMMAND = "gcloud auth application-default login";
    private static final String VARIABLE = "GOOGLE_APPLICATION_CREDENTIALS";

    private final Sources sources;

    GoogleCredentials(Sources sources) {
        this.sources = sources;
    }

    Credentials read() {
        Credentials read = found();
        return sources.setting("gcpAuthRefresh").isPresent()
                ? read.named("gcpAuthRefresh in claude's settings")
                        .selfRenewing("claude renews the Google credentials with it")
                : read;
    }

    private Credentials found() {
        Path usual = sources.home().resolve(".config/gcloud/application_default_credentials.json");
        Optional<Path> named = sources.variable(VARIABLE).map(Path::of);
        Path file = named.orElse(usual);
        // gcloud writes only to the usual place.
        Renewal renewal = file.equals(usual)
                ? Renewal.by(COMMAND, file)
                : Renewal.advice(
                        "Write valid credentials to " + file + ", or unset " + VARIABLE + " and run `" + COMMAND + "`.",
                        file);
        if (named.isEmpty() && !Files.exists(usual)) {
            return Credentials.absent(
                    "no Google credentials",
                    "were found (a role of the machine itself would not show)",
                    Renewal.advice("Run `" + COMMAND + "`."));
        }
        PlainFields fields = PlainFields.read(file);
        String what = named.isPresent() ? "the file that " + VARIABLE + " names" : "the file of Google's credentials";
        if (fields.fault().isPresent()) {
            return Credentials.unusable(what, fields.fault().get() + ": " + file, renewal);
        }
        return ofType(fields.text("type").orElse(""), fields, file, renewal);
    }

    private Credentials ofType(String type, PlainFields fields, Path file, Renewal renewal) {
        return switch (type) {
            case "authorized_user", "external_account_authorized_user" ->
                fields.has("refresh_token")
                        ? Credentials.valid(
                                "the Google sign-in of a user",
                                "it has no end of its own; only Google knows whether it was revoked",
                                renewal)
                        : incomplete("the Google sign-in of a user", "refresh_token", file, renewal);
            case "service_account" ->
                fields.has("private_key")
                        ? Credentials.valid("the key of a Google service account", "it does not expire", renewal)
                        : incomplete("the key of a Google service account", "private_key", file, renewal);
            case "impersonated_service_account" ->
                Credentials.unknown(
                        "an impersonated Google service account", "only Google knows how it stands", renewal);
            case "external_account" -> external(fields, renewal);
            default ->
                Credentials.unusable(
                        "the file of Google's credentials", "says no \"type\" that is known: " + file, renewal);
        };
    }

    private static Credentials incomplete(String what, String missing, Path file, Renewal renewal) {
        return Credentials.unusable(what, "is incomplete: " + missing + " is missing in " + file, renewal);
    }

    /** An identity of another cloud: what can be seen is whether its source is there. */
    private Credentials external(PlainFields fields, Renewal renewal) {
        String what = "the external identity for Google";
        Optional<String> token = fields.text("credential_source.file");
        if (token.isPresent() && !Files.isReadable(Path.of(token.get()))) {
            return Credentials.unusable(
                    what,
                    "cannot be used: its token file cannot be read: " + token.get(),
                    Renewal.advice("Have the token written to " + token.get() + ".", Path.of(token.get())));
        }
        return Credentials.unknown(what, "whoever issues its token renews it", renewal);
    }
}
