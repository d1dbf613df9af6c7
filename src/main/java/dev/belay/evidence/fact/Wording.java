package dev.belay.evidence.fact;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A fact in words for a person: a sentence in which {@code {}} stands for the value, and sentences of their own for the
 * values that have one.
 */
final class Wording {
    private static final String PLACE = "{}";
    private static final int LONGEST_NUMBER = 18;

    private final String sentence;
    private final Unit unit;
    private final Map<String, String> special;

    /** How a value is written. */
    private enum Unit {
        AS_IT_IS,
        /** A number of bytes. */
        MEGABYTES,
        /** One of our own ids, with dashes. */
        ID
    }

    private Wording(String sentence, Unit unit, Map<String, String> special) {
        this.sentence = sentence;
        this.unit = unit;
        this.special = special;
    }

    /** The sentence for any value. */
    static Wording of(String sentence) {
        return new Wording(sentence, Unit.AS_IT_IS, Map.of());
    }

    /** The sentence for any number of bytes. */
    static Wording ofBytes(String sentence) {
        return new Wording(sentence, Unit.MEGABYTES, Map.of());
    }

    /** The sentence for any of our own ids. */
    static Wording ofId(String sentence) {
        return new Wording(sentence, Unit.ID, Map.of());
    }

    /** The same with another sentence for this value. */
    Wording when(String value, String words) {
        Map<String, String> more = new LinkedHashMap<>(special);
        more.put(value, words);
        return new Wording(sentence, unit, more);
    }

    String say(String value) {
        String words = special.get(value);
        return words == null ? sentence.replace(PLACE, written(value)) : words;
    }

    private String written(String value) {
        return switch (unit) {
            case AS_IT_IS -> value;
            case MEGABYTES -> megabytes(value);
            case ID -> value.replace('-', ' ');
        };
    }

    private static String megabytes(String bytes) {
        boolean number = !bytes.isEmpty() && bytes.length() <= LONGEST_NUMBER;
        for (int at = 0; at < bytes.length() && number; at++) {
            number = Character.isDigit(bytes.charAt(at));
        }
        return number ? (Long.parseLong(bytes) >> 20) + " MB" : bytes;
    }
}
