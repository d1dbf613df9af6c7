package dev.belay.diagnose.regex;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A regex of a rule file, made ready for the search in a long text: compiled at first use, and tried only around the
 * literals that it needs. A space in it stands for any white space or none, so that a text is recognised however a
 * terminal wrapped it.
 */
public final class RuleRegex {
    /** A space, or a class of characters, within which a space is one of them. */
    private static final Pattern SPACE =
            Pattern.compile("\\\\.|(\\[\\^?\\]?(?:[^\\]\\\\]++|\\\\.)*+\\])|( (?![?*+{]))");

    private static final String ANY_SPACE = "\\s{0,24}";

    /** How far around its literals a regex may match at most: all quantifiers of ours are bounded well below that. */
    private static final int FARTHEST = 1024;

    /** What wrapped lines and their indentation may add to a match. */
    private static final int WRAPPED = 120;

    private final String regex;
    private final int flags;
    private final boolean folded;
    private final boolean ofSentence;
    private RequiredLiterals literals;
    private Pattern pattern;
    private int reach;

    /**
     * @param anyCase whether case does not matter
     * @param ofSentence whether {@code ^} and {@code $} hold around a sentence too ({@link SentenceAnchors})
     */
    public RuleRegex(String regex, boolean anyCase, boolean ofSentence) {
        this.regex = regex;
        this.folded = anyCase && LetterCase.mayFold(regex);
        this.flags = Pattern.MULTILINE | (anyCase && !folded ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0);
        this.ofSentence = ofSentence;
    }

    /** Whether it reads the text in lower case, for which it does not have to ask at each character. */
    public boolean folded() {
        return folded;
    }

    /** Whether it has to be tried everywhere. */
    public boolean everywhere() {
        return literals().everywhere();
    }

    /** Where its literals stand in this text. */
    public int[] places(DenseText dense) {
        return dense.places(literals());
    }

    /** How many characters before and behind its literals a match may reach. */
    public int reach() {
        reach = reach == 0 ? WRAPPED + Reach.of(regex, FARTHEST) : reach;
        return reach;
    }

    /**
     * What it compiles to.
     *
     * @throws java.util.regex.PatternSyntaxException when it is no regex
     */
    public Pattern pattern() {
        if (pattern == null) {
            String wrapped = wrapped(FillerWords.in(regex));
            String asked = FirstCharacter.first(wrapped);
            String anchored = ofSentence ? SentenceAnchors.in(asked) : asked;
            pattern = Pattern.compile(folded ? LetterCase.fold(anchored) : anchored, flags);
        }
        return pattern;
    }

    /** The regex with any white space, or none, in the place of each space. */
    static String wrapped(String regex) {
        return SPACE.matcher(regex).replaceAll(found -> Matcher.quoteReplacement(wrapped(found)));
    }

    private static String wrapped(MatchResult found) {
        if (found.group(1) != null) {
            return found.group().replace(" ", "\\s");
        }
        return found.group(2) == null ? found.group() : ANY_SPACE;
    }

    private RequiredLiterals literals() {
        if (literals == null) {
            literals = RequiredLiterals.of(regex);
        }
        return literals;
    }
}
