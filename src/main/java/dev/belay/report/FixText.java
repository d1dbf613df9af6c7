package dev.belay.report;

import dev.belay.diagnose.Rule;
import dev.belay.evidence.SessionId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a rule advises, with commands that can be typed as they stand: they name the session where it is known. */
public final class FixText {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\bSESSION\\b");

    private FixText() {}

    public static List<String> of(Rule rule, Optional<SessionId> session) {
        return rule.fix().stream().map(fix -> named(fix, session)).toList();
    }

    private static String named(String fix, Optional<SessionId> session) {
        return session.map(id -> PLACEHOLDER.matcher(fix).replaceAll(id.value()))
                .orElse(fix);
    }
}
