package dev.belay.diagnose.regex;

/**
 * A text whose characters can be read so many times in all: what ends a match that reads them over and over.
 *
 * @param left how many times are left, shared by whoever is to get by with them
 */
public record CountedText(String text, int[] left) implements CharSequence {
    /** They are used up. */
    public static final class UsedUp extends RuntimeException {
        private static final long serialVersionUID = 1;

        UsedUp() {
            super("", null, false, false);
        }
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        if (--left[0] < 0) {
            throw new UsedUp();
        }
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int from, int to) {
        return text.substring(from, to);
    }

    @Override
    public String toString() {
        return text;
    }
}
