package dev.belay.diagnose.criterion;

import java.util.Optional;

/**
 * The best of the places of a text that a criterion holds at. Only of that one a quotation is made: an error-heavy text
 * has thousands.
 */
final class BestPlace {
    private final NormalizedText value;
    private int turn = -1;
    private Part part = Part.STATUS;
    private int length;
    private int position;
    private int from;
    private boolean joined;

    BestPlace(NormalizedText value) {
        this.value = value;
    }

    /**
     * Takes these bounds where they are better.
     *
     * @param isJoined whether they are those of the joined text
     * @param ofAnyProgram whether other programs use such words too
     * @param certain which part of a message the words are; null where they themselves have to tell
     */
    void offer(int begin, int end, boolean isJoined, boolean ofAnyProgram, Part certain) {
        int at = isJoined ? value.inText(begin) : begin;
        int itsTurn = value.turnAt(at);
        int itsLength = end - begin;
        int to = isJoined ? value.inText(Math.max(0, end - 1)) + 1 : end;
        if (itsTurn < turn
                || itsTurn == turn
                        && (certain != null || part == Part.SENTENCE)
                        && !isBetter(certain == null ? part : certain, itsLength, at)
                || !value.counts(at, Math.max(at, to), ofAnyProgram)) {
            return;
        }
        Part its = certain == null ? Part.of(value.form(isJoined).text().substring(begin, end)) : certain;
        if (itsTurn > turn || isBetter(its, itsLength, at)) {
            turn = itsTurn;
            part = its;
            length = itsLength;
            position = at;
            from = begin;
            joined = isJoined;
        }
    }

    private boolean isBetter(Part its, int itsLength, int at) {
        if (its != part) {
            return its.compareTo(part) > 0;
        }
        return itsLength > length || itsLength == length && at > position;
    }

    /** Whether any of a later turn has been found than those before this place of the text. */
    boolean isBehind(int place) {
        return value.turnAt(place) < turn;
    }

    /** Whether it is a sentence so far behind this place of the text. */
    boolean isSentenceBehind(int place, int distance) {
        return turn >= 0 && part == Part.SENTENCE && position - place > distance;
    }

    /** What holds there. */
    Optional<Match> match() {
        if (turn < 0) {
            return Optional.empty();
        }
        int last = from + length;
        int end = joined ? Math.max(position, value.inText(Math.max(0, last - 1)) + 1) : last;
        return Optional.of(new Match(Excerpt.of(value.text(), position, end), turn, part, length, position));
    }
}
