package dev.belay.diagnose.speech;

import dev.belay.diagnose.notation.Envelope;
import java.util.regex.Pattern;

/** Sentences of the client's that end a turn and stand beneath the result of a tool, in the place of another result. */
final class Verdicts {
    private static final Pattern OPENING = Pattern.compile(
            "(?:\\S+ )?(?:5-hour|session|[Ww]eekly|[Ss]ession|[Oo]pus|[Ss]onnet|usage) limit reached|Limit reached|You['’]re out of |Auto-?compact is thrashing|Context limit reached|Prompt is too long|Credit balance is too low|You['’]ve (?:hit|reached) your"
                    + "|Claude AI usage limit reached|Not logged in ·|Invalid API key ·|OAuth token (?:revoked|has expired)"
                    + "|Request timed out$|Connection lost |Response stalled |Request too large|Image was too large"
                    + "|Error during compaction");

    /** Those that no program prints as its own. */
    private static final Pattern OWN = Pattern.compile(
            "(?:You['’]ve (?:hit|reached) your .{0,40}limit|.{0,40}limit reached) [·∙•|] ?resets .*|Claude (?:AI )?usage limit reached.*"
                    + "|(?:Not logged in|Invalid API key|OAuth token .{0,40}|API Error: 40[13] .*) · (?:Please run /login|Fix external API key).*"
                    + "|API Error: \\d{3} \\{\"type\":\"error\".*\\breq_0.*");

    private Verdicts() {}

    /** Whether nobody but the client says this, and then says no more. */
    static boolean endsTurn(String words) {
        return OWN.matcher(words).matches();
    }

    /** Whether a message that begins like this is one of them, or an error of the API. */
    static boolean opens(String words) {
        return Envelope.opens(words) || OPENING.matcher(words).lookingAt();
    }
}
