package dev.belay.diagnose.regex;

import java.util.Arrays;

/**
 * Where each three characters in a row stand in a text: words are found by their rarest three, without reading the text
 * again for each of a thousand wordings.
 */
public final class Trigrams {
    /** Buckets; several trigrams may share one. */
    private static final int BUCKETS = 1 << 15;

    private static final int LENGTH = 3;

    private final String text;
    /** Where the places of each bucket begin. */
    private final int[] starts = new int[BUCKETS + 1];

    private final int[] places;

    /** Indexes this text. */
    public Trigrams(String text) {
        this.text = text;
        int count = Math.max(0, text.length() - LENGTH + 1);
        for (int at = 0; at < count; at++) {
            starts[bucket(text, at) + 1]++;
        }
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            starts[bucket + 1] += starts[bucket];
        }
        places = new int[count];
        int[] next = starts.clone();
        for (int at = 0; at < count; at++) {
            places[next[bucket(text, at)]++] = at;
        }
    }

    /** How often these words, of three characters at least, stand there at most. */
    int most(String words) {
        return size(bucket(words, rarest(words)));
    }

    /** Writes the places of these words, of three characters at least, behind the others, the last ones when there are many. */
    int[] add(String words, int[] found, int most) {
        int rarest = rarest(words);
        int bucket = bucket(words, rarest);
        int size = size(bucket);
        if (size == 0) {
            return found;
        }
        int[] all = Arrays.copyOf(found, found.length + Math.min(size, most));
        int count = found.length;
        for (int i = starts[bucket + 1] - 1; i >= starts[bucket] && count < all.length; i--) {
            int at = places[i] - rarest;
            if (at >= 0 && text.startsWith(words, at)) {
                all[count++] = at;
            }
        }
        return Arrays.copyOf(all, count);
    }

    /** Where in these words the three characters stand that are the rarest in the text. */
    private int rarest(String words) {
        int rarest = 0;
        for (int at = 1; at + LENGTH <= words.length(); at++) {
            rarest = size(bucket(words, at)) < size(bucket(words, rarest)) ? at : rarest;
        }
        return rarest;
    }

    private int size(int bucket) {
        return starts[bucket + 1] - starts[bucket];
    }

    private static int bucket(String text, int at) {
        int hash = text.charAt(at) * 961 + text.charAt(at + 1) * 31 + text.charAt(at + 2);
        return (hash ^ hash >>> 15) & BUCKETS - 1;
    }
}
