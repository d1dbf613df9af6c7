package dev.belay.doctor.credentials;

import dev.belay.doctor.CheckContext;
import dev.belay.doctor.Findings;
import dev.belay.posix.SearchPath;
import java.util.List;
import java.util.Optional;

/** What is configured as a key, a token or a helper, and cannot be one. */
final class UnusableCredentials {
    private UnusableCredentials() {}

    static void check(CheckContext context, Findings findings) {
        for (String name : List.of("ANTHROPIC_AUTH_TOKEN", "ANTHROPIC_API_KEY", "CLAUDE_CODE_OAUTH_TOKEN")) {
            variable(name, context.variable(name), findings);
        }
        helper(context, findings);
        if (ConfiguredCredentials.refused(context, "ANTHROPIC_API_KEY")) {
            findings.warn(
                    "you once told claude not to use the key in ANTHROPIC_API_KEY",
                    "Turn it on again in /config, or unset the variable.");
        }
    }

    private static void variable(String name, Optional<String> value, Findings findings) {
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

    private static void helper(CheckContext context, Findings findings) {
        String helper = context.settings()
                .value("apiKeyHelper")
                .map(Object::toString)
                .orElse("")
                .strip()
                .split("\\s", 2)[0];
        if (helper.startsWith("/") && !SearchPath.isProgram(helper)) {
            findings.fail(
                    "apiKeyHelper names a program that does not exist or cannot be run: " + helper,
                    "Correct it in the settings, or `chmod +x` it.");
        }
    }
}
