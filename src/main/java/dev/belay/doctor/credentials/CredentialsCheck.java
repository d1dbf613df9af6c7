package dev.belay.doctor.credentials;

import dev.belay.claude.provider.ClientVariables;
import dev.belay.claude.provider.ProviderSetup;
import dev.belay.claude.provider.credentials.Credentials;
import dev.belay.claude.provider.credentials.CredentialsReader;
import dev.belay.doctor.Check;
import dev.belay.doctor.CheckContext;
import dev.belay.doctor.Finding;
import dev.belay.doctor.Findings;
import dev.belay.doctor.Status;
import dev.belay.evidence.Provider;
import dev.belay.json.JsonFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * With what the client will sign in: which kinds are configured, which of them wins, and whether a file says that it has
 * expired. No secret is printed or sent, and no helper is run.
 */
public final class CredentialsCheck implements Check {
    private static final int KEY_TAIL = 20;

    @Override
    public String name() {
        return "credentials";
    }

    @Override
    public void look(CheckContext context, Findings findings) {
        ProviderSetup setup = context.provider();
        if (setup.provider() != Provider.ANTHROPIC && setup.provider() != Provider.GATEWAY) {
            findings.add(cloud(setup, context));
            return;
        }
        List<String> kinds = kinds(context);
        unusable(context, findings);
        Optional<Finding> stored = stored(context, kinds);
        stored.filter(finding -> finding.status() != Status.OK).ifPresent(findings::add);
        if (kinds.isEmpty() && stored.isEmpty()) {
            keychain(context, findings);
            return;
        }
        if (kinds.isEmpty()) {
            findings.add(stored.get());
            return;
        }
        List<String> others = new ArrayList<>(kinds.subList(1, kinds.size()));
        stored.ifPresent(finding -> others.add("the stored sign-in"));
        findings.ok(kinds.get(0) + (others.isEmpty() ? "" : ", which overrides " + String.join(" and ", others)));
    }

    private static Finding cloud(ProviderSetup setup, CheckContext context) {
        Instant now = Instant.now();
        String wins = setup.chosenBy().map(ClientVariables.Variable::name).orElse("")
                + " is set, which overrides every Anthropic key and sign-in; ";
        return CredentialsFinding.of(
                CredentialsReader.read(setup, context.home(), context.configuration(), now), wins, now);
    }

    /**
     * The sign-in that the client keeps; nothing where nobody is signed in.
     *
     * @param kinds what wins over it
     */
    private static Optional<Finding> stored(CheckContext context, List<String> kinds) {
        Instant now = Instant.now();
        Credentials read = CredentialsReader.stored(context.configuration(), now);
        if (read.standing() == Credentials.Standing.ABSENT) {
            return Optional.empty();
        }
        Finding finding = CredentialsFinding.of(read, "", now);
        return Optional.of(
                finding.status() == Status.OK || kinds.isEmpty()
                        ? finding
                        : Finding.warn(
                                read.sentence(now) + "; " + kinds.get(0) + " wins over it",
                                "If you want to use it: " + read.renewal().fix()));
    }

    /** What is configured beside a stored sign-in, the one that wins first. */
    private static List<String> kinds(CheckContext context) {
        List<String> kinds = new ArrayList<>();
        for (String name : List.of("ANTHROPIC_AUTH_TOKEN", "ANTHROPIC_API_KEY")) {
            if (context.variable(name).isPresent() && !refused(context, name)) {
                kinds.add(name);
            }
        }
        if (context.settings().value("apiKeyHelper").isPresent()) {
            kinds.add("apiKeyHelper (not run)");
        }
        if (context.variable("CLAUDE_CODE_OAUTH_TOKEN").isPresent()) {
            kinds.add("CLAUDE_CODE_OAUTH_TOKEN");
        }
        return kinds;
    }

    /** The client has asked about this key once, and the answer was no; it then acts as if it were not there. */
    private static boolean refused(CheckContext context, String name) {
        String key = context.variable(name).orElse("");
        String tail = key.substring(Math.max(0, key.length() - KEY_TAIL));
        return name.equals("ANTHROPIC_API_KEY")
                && JsonFile.texts(context.state().object("customApiKeyResponses"), "rejected")
                        .contains(tail);
    }

    private static void unusable(CheckContext context, Findings findings) {
        for (String name : List.of("ANTHROPIC_AUTH_TOKEN", "ANTHROPIC_API_KEY", "CLAUDE_CODE_OAUTH_TOKEN")) {
            Optional<String> value = context.variable(name);
            if (value.isPresent() && value.get().chars().anyMatch(unit -> unit <= ' ' || unit == '"' || unit > '~')) {
                findings.fail(
                        name + " contains a space, quote or line break, so it cannot be sent",
                        "Set it again, without anything around it.");
            } else if (name.equals("ANTHROPIC_API_KEY") && value.orElse("").startsWith("sk-ant-oat")) {
                findings.fail(
                        name + " contains a subscription token, not an API key",
                        "Put it in CLAUDE_CODE_OAUTH_TOKEN, and unset ANTHROPIC_API_KEY.");
            }
        }
        String helper = context.settings()
                .value("apiKeyHelper")
                .map(Object::toString)
                .orElse("")
                .strip()
                .split("\\s", 2)[0];
        if (helper.startsWith("/") && !Files.isExecutable(Path.of(helper))) {
            findings.fail(
                    "apiKeyHelper names a program that does not exist or cannot be run: " + helper,
                    "Correct it in the settings, or `chmod +x` it.");
        }
        if (refused(context, "ANTHROPIC_API_KEY")) {
            findings.warn(
                    "you once told claude not to use the key in ANTHROPIC_API_KEY",
                    "Turn it on again in /config, or unset the variable.");
        }
    }

    /** On a Mac the sign-in lies in the keychain, which would ask its owner. */
    private static void keychain(CheckContext context, Findings findings) {
        boolean mac = Files.isDirectory(Path.of("/System/Library/Keychains"));
        if (mac && !context.state().object("oauthAccount").isEmpty()) {
            findings.ok("signed in; the keychain that stores it is not read");
        } else {
            findings.fail(
                    "no credentials are configured",
                    "Sign in: start claude and type /login, or set ANTHROPIC_API_KEY or CLAUDE_CODE_OAUTH_TOKEN.");
        }
    }
}
