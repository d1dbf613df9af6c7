package dev.belay.diagnose;

import dev.belay.diagnose.regex.LetterCase;
import dev.belay.diagnose.regex.RequiredLiterals;
import dev.belay.diagnose.regex.Trigrams;
import dev.belay.diagnose.speech.Endings;
import dev.belay.diagnose.speech.Envelope;
import dev.belay.diagnose.speech.Prompts;
import dev.belay.diagnose.speech.Speakers;
import java.util.ArrayList;
import java.util.Arrays;
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
    private static final int STEP = 64;
    private static final int AROUND = 120;
    private static final RequiredLiterals STATUS_WORDS = RequiredLiterals.of(Envelope.WORDS);
    private static final RequiredLiterals ENDING_WORDS = RequiredLiterals.of(Endings.WORDS);

    private final String text;
    private final boolean absent;
    private final Optional<Speakers> speakers;
    private final Map<Boolean, List<Envelope.Status>> statuses = new HashMap<>();
    private final Map<Boolean, List<Endings.Ending>> endings = new HashMap<>();
    private String folded;
    private String joined;
    private String foldedJoined;
    private String dense;
    private Trigrams trigrams;
    /** Where each {@value #STEP}th character of the dense text stands in the joined text. */
    private int[] denseMap;

    /** Where each line begins in the text, and where its content begins in the joined text. */
    private int[] starts = {0};

    private int[] joinedStarts = {0};
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
        return new NormalizedText(Speakers.heard(text), true);
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

    private interface Reading {
        void read(int from, int to);
    }

    /** Reads what stands around these words, each character once. */
    private void around(RequiredLiterals words, boolean inJoined, Reading reading) {
        int[] places = words.places(trigrams());
        for (int i = 0; i < places.length; ) {
            int from = Math.max(0, before(places[i]) - AROUND);
            int to = behind(places[i]) + AROUND;
            for (i++; i < places.length && before(places[i]) - AROUND <= to; i++) {
                to = behind(places[i]) + AROUND;
            }
            int end = Math.min(to, joined().length());
            int last = end == joined().length() ? text.length() : inText(end);
            reading.read(inJoined ? from : inText(from), inJoined ? end : last);
        }
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
        if (joined == null) {
            join();
        }
        return joined;
    }

    String folded() {
        folded = folded == null ? LetterCase.foldText(text) : folded;
        return folded;
    }

    String foldedJoined() {
        foldedJoined = foldedJoined == null ? LetterCase.foldText(joined()) : foldedJoined;
        return foldedJoined;
    }

    /** The joined text in lower case and without white space. */
    String dense() {
        if (dense == null) {
            condense();
        }
        return dense;
    }

    /** Where the characters of the dense text stand. */
    Trigrams trigrams() {
        trigrams = trigrams == null ? new Trigrams(dense()) : trigrams;
        return trigrams;
    }

    private void condense() {
        String source = joined();
        StringBuilder all = new StringBuilder(source.length());
        int[] map = new int[source.length() / STEP + 2];
        for (int i = 0; i < source.length(); i++) {
            char c = source.charAt(i);
            if (!Character.isWhitespace(c)) {
                if (all.length() % STEP == 0) {
                    map[all.length() / STEP] = i;
                }
                all.append(Character.toLowerCase(c));
            }
        }
        int steps = (all.length() + STEP - 1) / STEP;
        map[steps] = source.length();
        denseMap = Arrays.copyOf(map, steps + 1);
        dense = all.toString();
    }

    /** A place in the joined text at or before this place of the dense text. */
    int before(int inDense) {
        return denseMap[inDense / STEP];
    }

    /** A place in the joined text behind this place of the dense text. */
    int behind(int inDense) {
        return denseMap[Math.min(denseMap.length - 1, inDense / STEP + 1)];
    }

    /** The match at these bounds of the text or, where {@code inJoined}, of the joined text. */
    Match match(int from, int to, boolean inJoined) {
        int position = inJoined ? inText(from) : from;
        int end = inJoined ? Math.max(position, inText(Math.max(0, to - 1)) + 1) : to;
        String source = inJoined ? joined() : text;
        return new Match(
                Excerpt.of(text, position, end),
                turnAt(position),
                Part.of(source.substring(from, to)),
                to - from,
                position);
    }

    private static int lineEnd(String source, int to) {
        int end = source.indexOf('\n', to);
        return end < 0 ? source.length() : end;
    }

    /** The place in the text of a place in the joined text. */
    int inText(int inJoined) {
        int line = Arrays.binarySearch(joinedStarts, inJoined);
        line = line < 0 ? -line - 2 : line;
        return Math.min(text.length(), starts[line] + inJoined - joinedStarts[line]);
    }

    private void join() {
        int lines = (int) text.chars().filter(c -> c == '\n').count() + 1;
        starts = new int[lines];
        joinedStarts = new int[lines];
        StringBuilder all = new StringBuilder(text.length());
        int line = 0;
        for (int at = 0; at <= text.length(); line++) {
            int end = lineEnd(text, at);
            int from = line == 0 ? at : skipMargin(at, end);
            starts[line] = from;
            joinedStarts[line] = all.length();
            all.append(text, from, Math.max(from, trimBorder(from, end)));
            at = end + 1;
        }
        joined = all.toString();
    }

    /** Indentation, and the border of a box or the mark of a quotation before or within it. */
    private int skipMargin(int from, int end) {
        int at = from;
        while (at < end && (isBlank(text.charAt(at)) || isBorder(text.charAt(at)) || text.charAt(at) == '>')) {
            at++;
        }
        return at;
    }

    /**
     * Without a border at the right and the blanks that fill the line up to it. Without a border one blank stays: it is
     * the end of a word.
     */
    private int trimBorder(int from, int end) {
        int at = end;
        boolean border = false;
        while (at > from && (isBlank(text.charAt(at - 1)) || isBorder(text.charAt(at - 1)))) {
            border |= isBorder(text.charAt(at - 1));
            at--;
        }
        return at < end && !border ? at + 1 : at;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r';
    }

    private static boolean isBorder(char c) {
        return c == '│' || c == '┃' || c == '|' || c == '║';
    }

    /** How many prompts of the user stand before this place. */
    int turnAt(int position) {
        turns = turns == null ? new Prompts(text) : turns;
        return turns.before(position);
    }
}
