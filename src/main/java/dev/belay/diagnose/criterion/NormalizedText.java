package dev.belay.diagnose;

import dev.belay.diagnose.regex.DenseText;
import dev.belay.diagnose.regex.JoinedLines;
import dev.belay.diagnose.regex.LetterCase;
import dev.belay.diagnose.regex.RequiredLiterals;
import dev.belay.diagnose.speech.Endings;
import dev.belay.diagnose.speech.Envelope;
import dev.belay.diagnose.speech.Prompts;
import dev.belay.diagnose.speech.Speakers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The value of one fact, prepared once for all criteria: the text, and the text with its wrapped lines joined. A terminal
 * wraps at a space or in the middle of a word, indents what follows by some columns, and may draw a box around it; so
 * line break, indentation and border go, and a criterion's own spaces may be missing ({@link RegexCriterion}).
 *
 * <p>Reads at most the last {@value #LONGEST} characters: a death stands at the end. Refuses to interpret anything.
 */
public final class NormalizedText {
    static final int LONGEST = 2_000_000;
    private static final int AROUND = 120;
    private static final RequiredLiterals STATUS_WORDS = RequiredLiterals.of(Envelope.WORDS);
    private static final RequiredLiterals ENDING_WORDS = RequiredLiterals.of(Endings.WORDS);

    private final String text;
    private final boolean absent;
    private final Optional<Speakers> speakers;
    private final Map<Boolean, List<Envelope.Status>> statuses = new HashMap<>();
    private final Map<Boolean, List<Endings.Ending>> endings = new HashMap<>();
    private String folded;
    private JoinedLines joined;
    private String foldedJoined;
    private DenseText dense;
    private Prompts turns;

    /** Whether words did not count, for somebody else spoke them; only ever set, as rules are read side by side. */
    private boolean passedOver;

    private NormalizedText(String text, boolean heedsSpeakers) {
        String last = text.length() > LONGEST ? text.substring(text.length() - LONGEST) : text;
        this.text = last.replace('\u00a0', ' ');
        this.absent = Absence.is(text);
        this.speakers = heedsSpeakers && !absent ? Optional.of(Speakers.in(this.text)) : Optional.empty();
    }

    /** The text of a fact's value. */
    public static NormalizedText of(String value) {
        return new NormalizedText(value, false);
    }

    /** A text that somebody pasted: what counts in it is what the client, its runtime or the shell says. */
    static NormalizedText pasted(String text) {
        return new NormalizedText(text, true);
    }

    /**
     * Whether the words at this place of the text count.
     *
     * @param ofAnyProgram whether other programs use such words too, so that the client has to be named beside them
     */
    boolean counts(int from, int to, boolean ofAnyProgram) {
        boolean counts = speakers.isEmpty()
                || speakers.get().count(from, to)
                        && (!ofAnyProgram || speakers.get().besideClient(from, to));
        if (!counts) {
            passedOver = true;
        }
        return counts;
    }

    /** Whether there were words that did not count. */
    boolean passedOver() {
        return passedOver;
    }

    /** The HTTP statuses that the text names, or its joined form. */
    List<Envelope.Status> statuses(boolean inJoined) {
        return statuses.computeIfAbsent(inJoined, which -> {
            List<Envelope.Status> found = new ArrayList<>();
            around(STATUS_WORDS, which, (from, to) -> Envelope.add(which ? joined() : text, from, to, found));
            return found;
        });
    }

    /** The ends by a signal that the text tells of, or its joined form. */
    List<Endings.Ending> endings(boolean inJoined) {
        return endings.computeIfAbsent(inJoined, which -> {
            List<Endings.Ending> found = new ArrayList<>();
            around(ENDING_WORDS, which, (from, to) -> Endings.add(which ? joined() : text, from, to, found));
            return found;
        });
    }

    /** Makes all that is made at first use. */
    void prepare() {
        if (!absent) {
            turnAt(0);
            folded();
            foldedJoined();
            for (boolean inJoined : new boolean[] {false, true}) {
                statuses(inJoined);
                endings(inJoined);
            }
        }
    }

    /** Reads what stands around these words, in the text or in its joined form. */
    private void around(RequiredLiterals words, boolean inJoined, DenseText.Reading reading) {
        dense().around(words, AROUND, (from, to) -> {
            int end = to == joined().length() ? text.length() : inText(to);
            reading.read(inJoined ? from : inText(from), inJoined ? to : end);
        });
    }

    public String text() {
        return text;
    }

    /** Whether the fact says that there is nothing ({@code none}) or that nothing is known. */
    boolean absent() {
        return absent;
    }

    OptionalLong number() {
        try {
            return absent || text.length() > 18 ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    boolean wrapped() {
        return text.indexOf('\n') >= 0;
    }

    String joined() {
        return lines().joined();
    }

    private JoinedLines lines() {
        joined = joined == null ? new JoinedLines(text) : joined;
        return joined;
    }

    /** The place in the text of a place in the joined text. */
    int inText(int inJoined) {
        return lines().inText(inJoined);
    }

    /** The joined text as words are looked for in it. */
    DenseText dense() {
        dense = dense == null ? new DenseText(joined()) : dense;
        return dense;
    }

    String folded() {
        folded = folded == null ? LetterCase.foldText(text) : folded;
        return folded;
    }

    String foldedJoined() {
        foldedJoined = foldedJoined == null ? LetterCase.foldText(joined()) : foldedJoined;
        return foldedJoined;
    }

    /** The match at these bounds of the text or, where {@code inJoined}, of the joined text. */
    Match match(int from, int to, boolean inJoined) {
        int position = inJoined ? inText(from) : from;
        int end = inJoined ? Math.max(position, inText(Math.max(0, to - 1)) + 1) : to;
        String source = inJoined ? joined() : text;
        return Match.of(text, position, end, turnAt(position), source.substring(from, to));
    }

    /** How many prompts of the user stand before this place. */
    int turnAt(int position) {
        turns = turns == null ? new Prompts(text) : turns;
        return turns.before(position);
    }
}
