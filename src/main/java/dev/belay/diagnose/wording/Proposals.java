package dev.belay.diagnose.wording;

import dev.belay.diagnose.regex.Effort;
import java.util.List;
import java.util.regex.Pattern;

/** Tells a report that asks for something new from one of a failure, by its title or by the heading below which it says what. */
public final class Proposals {
    private static final Pattern TITLE = Pattern.compile(
            "(?:#+ |\\*\\*|\\[)?(?:[Ff]eature(?: [Rr]equest)?|FEATURE(?: REQUEST)?|[Ee]nhancement|(?:UI |UX )?[Nn]it|[Pp]roposal|RFC|(?:Small|Minor|Little|Tiny) (?:thing|suggestion|request|nit|idea)|Suggestion|Wish)\\b(?:\\]|:|\\*\\*| [-–—]|,? in ).*");
    private static final Pattern HEADING = Pattern.compile(
            "#{1,6} (?:Propos(?:al|ed (?:[Ss]olution|[Bb]ehaviou?r|[Cc]hange))|Feature [Rr]equest|Use [Cc]ase|Alternatives(?: [Cc]onsidered)?|Motivation)\\b.*");

    private Proposals() {}

    /**
     * Whether these are the lines of one.
     *
     * @param lines those with something in them
     * @param talk whether they show a conversation, in which the model may put such headings over what it writes
     */
    public static boolean are(List<String> lines, boolean talk) {
        return !lines.isEmpty() && Effort.matches(TITLE, lines.get(0))
                || !talk && lines.stream().anyMatch(line -> line.startsWith("#") && Effort.matches(HEADING, line));
    }
}
