package dev.belay.diagnose.regex;

import java.util.regex.Pattern;

/** Compares a line with a pattern for as long as a line deserves: what takes longer was made to take long. */
public final class Effort {
    private static final int STEPS = 50_000;

    private Effort() {}

    /** Whether all of these words fit; not where that cannot be told soon. */
    public static boolean matches(Pattern pattern, String words) {
        try {
            return pattern.matcher(new Counted(words, new int[] {STEPS})).matches();
        } catch (TooLong | StackOverflowError endless) {
            return false;
        }
    }

    private static final class TooLong extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooLong() {
            super("", null, false, false);
        }
    }

    private record Counted(String text, int[] left) implements CharSequence {
        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (--left[0] < 0) {
                throw new TooLong();
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
}
