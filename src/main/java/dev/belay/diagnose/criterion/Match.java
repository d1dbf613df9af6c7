package dev.belay.diagnose.criterion;

/**
 * Where a criterion held.
 *
 * @param excerpt the matched value, or for a long text the match and what stands around it on one line
 * @param turn how many prompts of the user stand before it: a later one is nearer to the end
 * @param part which part of an error message it reads; nothing but {@link Part#STATUS} where it reads no message
 * @param length how many characters of the text it explains
 * @param position where it begins
 */
public record Match(String excerpt, int turn, Part part, int length, int position) implements Comparable<Match> {

    /** One that is not in a message. */
    public Match(String excerpt, int turn, int length, int position) {
        this(excerpt, turn, Part.STATUS, length, position);
    }

    static Match ofWhole(String value) {
        return new Match(value, 0, 0, 0);
    }

    /** Whether it says that something is there: the words for an absence guard a row, but testify to nothing. */
    public boolean testifies() {
        return !Absence.is(excerpt);
    }

    /** The better match is the greater: of a later turn, then reading a weightier part, then explaining more, then standing later. */
    @Override
    public int compareTo(Match other) {
        if (turn != other.turn) {
            return Integer.compare(turn, other.turn);
        }
        if (part != other.part) {
            return part.compareTo(other.part);
        }
        if (length != other.length) {
            return Integer.compare(length, other.length);
        }
        return Integer.compare(position, other.position);
    }
}
