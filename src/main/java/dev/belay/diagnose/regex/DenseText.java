package dev.belay.diagnose.regex;

import java.util.Arrays;

/**
 * A text in lower case and without white space, in which words are found however it was wrapped, and about where each
 * place of it stands in the text.
 */
public final class DenseText {
    private static final int STEP = 64;

    private final int length;
    private final Trigrams trigrams;
    /** Where each {@value #STEP}th character stands in the text. */
    private final int[] map;

    /** That of this text. */
    public DenseText(String text) {
        length = text.length();
        StringBuilder all = new StringBuilder(length);
        int[] places = new int[length / STEP + 2];
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (!Character.isWhitespace(c)) {
                if (all.length() % STEP == 0) {
                    places[all.length() / STEP] = i;
                }
                all.append(Character.toLowerCase(c));
            }
        }
        int steps = (all.length() + STEP - 1) / STEP;
        places[steps] = length;
        map = Arrays.copyOf(places, steps + 1);
        trigrams = new Trigrams(all.toString());
    }

    /** Where these words stand in it; the last places when there are many. */
    int[] places(RequiredLiterals words) {
        return words.places(trigrams);
    }

    /** A place in the text at or before this place. */
    public int before(int place) {
        return map[place / STEP];
    }

    /** A place in the text behind this place. */
    public int behind(int place) {
        return map[Math.min(map.length - 1, place / STEP + 1)];
    }

    /** Reads a part of the text. */
    public interface Reading {
        void read(int from, int to);
    }

    /** Reads what stands around these words in the text, this far to either side, each character once. */
    public void around(RequiredLiterals words, int far, Reading reading) {
        int[] places = places(words);
        for (int i = 0; i < places.length; ) {
            int from = Math.max(0, before(places[i]) - far);
            int to = behind(places[i]) + far;
            for (i++; i < places.length && before(places[i]) - far <= to; i++) {
                to = behind(places[i]) + far;
            }
            reading.read(from, Math.min(to, length));
        }
    }
}
