package dev.belay.diagnose.wording;

import java.util.regex.Pattern;

/** Tells an explanation from a message: who explains says what something means, where it comes from, and what he would do. */
public final class Explanations {
    private static final String ADVERBS =
            "(?:usually |normally |often |just |only |simply |here |always |almost |nearly |typically |probably )*";
    /** The one who explains names himself, or asks whom he explains it to. */
    private static final Pattern SPEAKER = Pattern.compile(
            "(?<![\\p{L}'’`\"])(?:I|I['’](?:ve|d|ll|m)|[Ll]et me|[Ll]et['’]s|[Ss]hall (?:I|we)|[Ww]e (?:can|could|should|need)|[Ww]ould you|[Dd]o you want|[Ww]ant me|your (?:script|program|code|app|server|worker|build|test|container|job|service|handler|query|\\w+\\.\\w{1,4}))(?![\\p{L}'’])");
    /** What is explained stands first. */
    private static final Pattern MEANING = Pattern.compile(
            ".{3,120}?[\"'`”)]?,? " + ADVERBS
                    + "(?:means|stands for|is (?:what|how|why|when|because|the|an?|thrown|raised|returned|printed|logged|sent)|says that|tells (?:you|us) that|comes? (?:from|up|when)|happens (?:when|because|if)|because|can (?:be|have|come)|heißt|bedeutet|kommt|signifie|significa|quiere decir|veut dire)\\b.*");

    private Explanations() {}

    /** Whether these words are one. */
    public static boolean are(String words) {
        return SPEAKER.matcher(words).find() || MEANING.matcher(words).lookingAt();
    }
}
