package dev.belay.diagnose.wording;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells a sentence that asks about failures in general, or for some work about them, from one that tells of a failure. */
public final class Requests {
    /** Who asks about a failure that he has says so. */
    private static final String OF_MINE = "you|I|my|me|mine|we|our|us|here|now|keeps|today";

    private static final Pattern QUESTION = Pattern.compile(
            "(?:Is|Are|Was|Were|Does|Do|Did|Can|Could(?! not)|Should|Would|Will|Has|Have|How|What|When|Where|Who|Which|Why (?:do|would|should|can|might)|Anyone|Anybody)\\b(?!.*\\b(?:"
                    + OF_MINE + "|keep)\\b).*\\?|.*\\bhow do I do that\\b.*\\?");
    /** What would be, and a question about it. */
    private static final Pattern CONDITIONAL = Pattern.compile(
            "(?:If|When|Whenever|Once|Suppose|Supposing|Assuming|Given|In (?:the )?case of|After|On|With)\\b(?!.*\\b(?:"
                    + OF_MINE
                    + "|every|each|since|again|always|wrong|fix|help|what is (?:it|that|this)|what (?:to|can be) do(?:ne)?)\\b)"
                    + "[^?]{3,300}[,.:;] (?:and |then |so )?(?:[Dd]oes|[Dd]o|[Ii]s|[Aa]re|[Cc]an|[Cc]ould|[Ww]ill|[Ww]ould|[Ss]hould|[Hh]as|[Ww]hat|[Hh]ow|[Ww]hich|[Ww]hen|[Ww]here|[Ww]ho|[Ww]hy)\\b.*\\?");
    /** What somebody says before he asks. */
    private static final Pattern GREETING = Pattern.compile(
            "(?:(?:[Aa] )?(?:(?:[Qq]uick|[Gg]eneral|[Ss]mall|[Ss]hort|[Dd]umb|[Ss]illy|[Oo]ne|[Aa]nother) )?[Qq]uestion|Q|(?:Hi|Hello|Hey)(?: (?:all|there|everyone|everybody|team|folks))?|[Oo]ut of curiosity|[Jj]ust curious|[Cc]urious|(?:[Aa]nd|[Ss]o|[Bb]ut))(?:[:,!]| [-–—])? (?=\\p{L})");
    /** Something is to be written or explained. */
    private static final Pattern WORK = Pattern.compile(
            "(?:[Pp]lease |Can you |Could you )?(?:[Rr]ename|[Ww]rite|[Dd]raft|[Dd]raw|[Cc]ompose|[Ii]mplement|[Ee]xplain|[Ss]ummari[sz]e|[Tt]ranslate|[Rr]efactor|[Rr]ephrase|[Dd]ocument|[Rr]eview|[Ll]ist)(?: me| us)? (?:for|into|an?|the|some|all|every|what|how|why|when|which|both|this|these|our|my|class|method|function|test)\\b.*");

    private Requests() {}

    /** Whether these words are one. */
    public static boolean areGeneral(String words) {
        return words.endsWith("?") && asks(words) || WORK.matcher(words).matches();
    }

    private static boolean asks(String words) {
        Matcher greeting = GREETING.matcher(words);
        String question = words;
        if (greeting.lookingAt()) {
            int at = greeting.end();
            question = Character.toUpperCase(words.charAt(at)) + words.substring(at + 1);
        }
        return QUESTION.matcher(question).matches()
                || CONDITIONAL.matcher(question).matches();
    }
}
