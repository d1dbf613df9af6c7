package dev.belay.transcript.repair.scan;

import java.util.regex.Pattern;

/** What the API refused last, as the client wrote it down. Only these need more than pairs to be repaired. */
public enum Poison {
    NONE(null),
    THINKING("thinking"),
    DOCUMENT("PDF|document"),
    IMAGE("image"),
    EMPTY_TEXT("non-empty|non-whitespace|empty text|must not be empty");

    private final Pattern words;

    Poison(String expression) {
        words = expression == null ? null : Pattern.compile(expression, Pattern.CASE_INSENSITIVE);
    }

    /** What this error speaks of; {@link #NONE} when it is another one. */
    static Poison in(String error) {
        for (Poison poison : values()) {
            if (poison.words != null && poison.words.matcher(error).find()) {
                return poison;
            }
        }
        return NONE;
    }
}
