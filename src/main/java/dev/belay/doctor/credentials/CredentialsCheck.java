package dev.belay.doctor.credentials;

import dev.belay.doctor.Check;
import dev.belay.doctor.CheckContext;
import dev.belay.doctor.Finding;
import dev.belay.doctor.Findings;
import dev.belay.evidence.Provider;
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
    @Override
    public String name() {
        return "credentials";
    }

    @Override
    public void look(CheckContext context, Findings findings) {
        Provider provider = context.provider().provider();
        if (provider != Provider.ANTHROPIC && provider != Provider.GATEWAY) {
            findings.add(CredentialsFinding.ofCloud(context));
            return;
        }
        List<String> kinds = ConfiguredCredentials.kinds(context);
        UnusableCredentials.check(context, findings);
        Optional<Finding> stored = CredentialsFinding.ofStored(context, kinds);
        stored.filter(finding -> finding.status().isFault()).ifPresent(findings::add);
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
