package dev.belay.settings;

/** The known word that a misspelt one was probably meant to be. */
public final class Nearest {
    private Nearest() {}

    /** What to say after "there is no key": the key that was probably meant, or all of them. */
    static String hint(String word) {
        StringBuilder known = new StringBuilder();
        String best = null;
        int least = Math.max(2, word.length() / 3) + 1;
        for (Option option : Option.values()) {
            known.append(known.isEmpty() ? "" : ", ").append(option.key());
            int distance = distance(word.toLowerCase(java.util.Locale.ROOT), option.key());
            if (distance < least) {
                least = distance;
                best = option.key();
            }
        }
        return best != null ? "; did you mean \"" + best + "\"?" : "; known are " + known;
    }

    /** Levenshtein's distance. */
    public static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
