package dev.belay.doctor.credentials;

import dev.belay.claude.provider.ProviderSetup;
import dev.belay.doctor.Check;
import dev.belay.doctor.CheckContext;
import dev.belay.doctor.Findings;
import dev.belay.evidence.Provider;
import dev.belay.json.JsonFile;
import java.nio.file.Files;
import java.nio.file.Path;
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
            CloudCredentials.judge(setup, context, findings);
            return;
        }
        List<String> kinds = kinds(context);
        StoredSignIn stored = StoredSignIn.read(context);
        if (kinds.isEmpty() && !stored.isPresent()) {
            keychain(context, findings);
            return;
        }
        unusable(context, findings);
        stored.judge(kinds, findings);
        if (kinds.isEmpty()) {
            return;
        }
        List<String> others = new ArrayList<>(kinds.subList(1, kinds.size()));
        if (stored.isPresent()) {
            others.add("the stored sign-in");
        }
        findings.ok(kinds.get(0) + (others.isEmpty() ? "" : ", which overrides " + String.join(" and ", others)));
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
                    StoredSignIn.SIGN_IN + ", or set ANTHROPIC_API_KEY or CLAUDE_CODE_OAUTH_TOKEN.");
        }
    }
}
