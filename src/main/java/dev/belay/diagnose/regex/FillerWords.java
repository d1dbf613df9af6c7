package dev.belay.diagnose.regex;

import java.util.regex.Pattern;

/**
 * Words of no interest in the middle of a wording, {@code (?: \w+){0,4}}. As a space may be missing in the text, one word could be
 * read as several in a thousand ways, and all of them would be tried. So every word but the last is read as a whole, as far as
 * a word may reach ({@link Reach}).
 */
final class FillerWords {
    private static final Pattern FILLER =
            Pattern.compile("\\(\\?: (\\\\w|\\[[^\\]\\[^ &]+\\])(\\+|\\{1,\\d+\\})\\)\\{0,([2-9])\\}(?![?+])");

    private FillerWords() {}

    /** This regex, which matches the same. */
    static String in(String regex) {
        return FILLER.matcher(regex)
                .replaceAll(filler -> java.util.regex.Matcher.quoteReplacement(
                        filler.group(1).contains("\\s") || filler.group(1).contains("\\S")
                                ? filler.group()
                                : words(filler.group(1), filler.group(2), Integer.parseInt(filler.group(3)))));
    }

    private static String words(String letter, String quantifier, int most) {
        String often = quantifier.equals("+") ? "{1," + Reach.WORD + "}" : quantifier;
        return "(?:(?: " + letter + often + "+){0," + (most - 1) + "} " + letter + often + ")?";
    }
}
