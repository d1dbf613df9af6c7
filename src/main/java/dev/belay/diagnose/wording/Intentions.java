package dev.belay.diagnose.wording;

import java.util.List;
import java.util.regex.Pattern;

/** Tells a sentence that says what a program is to do, or does since a release, from one that says what it did. */
public final class Intentions {
    /** The subject of a change, or a step of a plan. */
    private static final String CHANGE =
            "(?:Retry|Wait|Back off|Give up|Handle|Show|Print|Catch|Treat|Detect|Ignore|Warn|Don['’]t|Do not|Never|Always)\\b(?!.*\\b(?:you|your)\\b).{0,80}\\b(?:when|if|on|after|where|instead of|until|before)\\b.*";

    private static final String STORY =
            "As an? [\\w -]{2,40},? (?:I|we) (?:want|need|would like|can|should)\\b.*|Acceptance criteria\\b.*|Scenario(?: Outline)?: .*";
    private static final String CHECK =
            "(?:.{0,60}[:,] )?(?:[Cc]heck|[Mm]ake sure|[Vv]erify|[Ee]nsure|[Aa]ssert) (?:that|whether)\\b.*[\"“`].*";
    private static final String LESSON =
            ".{0,60}\\bwhat happens (?:when|if)\\b[^?]*|.*\\b[Ii]f you (?:exceed|hit|reach|see|get)\\b.*\\byou(?: will|['’]ll) (?:get|see|receive)\\b.*";
    private static final String RELEASE =
            ".{0,120}\\b(?:is out|is available|is here|has been released|was released|ships)\\b.*\\b(?:fix(?:es|ed)|adds?|added|improv\\w+|no longer)\\b.*|.{0,120}\\b(?:[Tt]his (?:release|version|update)|v?\\d+\\.\\d+(?:\\.\\d+)?) (?:also )?(?:fixes|adds|brings|improves)\\b.*";

    /** When errors come, for anybody. */
    private static final String GENERAL =
            ".*\\b(?:errors?|this|it|5\\d\\ds?|4\\d\\ds?) (?:can|may|might) (?:also )?(?:occur|happen|appear)\\b.*";

    private static final Pattern BEGINS = Pattern.compile(CHANGE + "|" + STORY);
    /** Looked for anywhere in a sentence, and only where it has one of the words. */
    private static final Pattern WITHIN = Pattern.compile(CHECK + "|" + LESSON + "|" + RELEASE + "|" + GENERAL);

    private static final List<String> WORDS = List.of(
            "heck ",
            "ake sure",
            "erify ",
            "nsure ",
            "ssert ",
            "what happens",
            "f you ",
            " fix",
            " adds",
            " added",
            " improv",
            "no longer",
            " brings",
            " occur",
            " happen",
            " appear");
    private static final int LONGEST = 800;

    private Intentions() {}

    /** Whether these words are one. */
    public static boolean are(String words) {
        return words.length() <= LONGEST
                && (BEGINS.matcher(words).matches()
                        || WORDS.stream().anyMatch(words::contains)
                                && WITHIN.matcher(words).matches());
    }
}
