package dev.belay.diagnose.regex;

import java.util.regex.Pattern;

/** Compares a line with a pattern for as long as a line deserves: what takes longer was made to take long. */
public final class Effort {
    private static final int STEPS = 50_000;

    private Effort() {}

    /** Whether all of these words fit; not where that cannot be told soon. */
    public static boolean matches(Pattern pattern, String words) {
        try {
            return pattern.matcher(new CountedText(words, new int[] {STEPS})).matches();
        } catch (CountedText.UsedUp | StackOverflowError endless) {
            return false;
        }
    }
}
