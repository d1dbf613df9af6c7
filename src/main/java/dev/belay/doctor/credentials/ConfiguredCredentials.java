package dev.belay.doctor.credentials;

import dev.belay.doctor.CheckContext;
import dev.belay.json.JsonFile;
import java.util.ArrayList;
import java.util.List;

/** The keys, tokens and helpers that are configured beside a stored sign-in. None is printed or run. */
final class ConfiguredCredentials {
    private static final int KEY_TAIL = 20;

    private ConfiguredCredentials() {}

    /** What they are called, the one that wins first. */
    static List<String> kinds(CheckContext context) {
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
    static boolean refused(CheckContext context, String name) {
        String key = context.variable(name).orElse("");
        String tail = key.substring(Math.max(0, key.length() - KEY_TAIL));
        return name.equals("ANTHROPIC_API_KEY")
                && JsonFile.texts(context.state().object("customApiKeyResponses"), "rejected")
                        .contains(tail);
    }
}
