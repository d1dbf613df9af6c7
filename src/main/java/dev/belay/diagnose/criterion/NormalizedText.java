package dev.belay.diagnose.criterion;

import dev.belay.diagnose.notation.Prompts;
import dev.belay.diagnose.regex.DenseText;
import dev.belay.diagnose.regex.JoinedLines;
import dev.belay.diagnose.speech.ServiceLog;
import dev.belay.diagnose.speech.Speakers;
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

    private final String text;
    private final boolean absent;
    private final boolean wrapped;
    private final TextForm asItIs;
    private final Optional<Speakers> speakers;
    private JoinedLines lines;
    private TextForm joined;
    private DenseText dense;
    private Prompts turns;

    /** Whether words did not count, for somebody else spoke them; only ever set, as rules are read side by side. */
    private boolean passedOver;

    private NormalizedText(String text, boolean heedsSpeakers) {
        String last = text.length() > LONGEST ? text.substring(text.length() - LONGEST) : text;
        this.text = last.replace('\u00a0', ' ');
        this.asItIs = new TextForm(this.text, (words, reading) -> dense().around(words, AROUND, (from, to) -> {
            boolean toTheEnd = to == lines().joined().length();
            reading.read(inText(from), toTheEnd ? this.text.length() : inText(to));
        }));
        this.absent = Absence.is(text);
        this.wrapped = this.text.indexOf('\n') >= 0;
        this.speakers = heedsSpeakers && !absent ? Optional.of(Speakers.in(this.text)) : Optional.empty();
    }

    /** The same text, whoever speaks in it. */
    private NormalizedText(NormalizedText heard) {
        text = heard.text;
        absent = heard.absent;
        wrapped = heard.wrapped;
        asItIs = heard.asItIs;
        lines = heard.lines;
        joined = heard.joined;
        dense = heard.dense;
        turns = heard.turns;
        speakers = Optional.empty();
    }

    /** The text of a fact's value. */
    public static NormalizedText of(String value) {
        return new NormalizedText(value, false);
    }

    /** A text that somebody pasted: what counts in it is what the client, its runtime or the shell says. */
    public static NormalizedText pasted(String text) {
        return new NormalizedText(ServiceLog.heard(text), true);
    }

    /** The value of which this is what was heard, whoever speaks in it; read again only where more was said than heard. */
    public NormalizedText whoeverSpeaks(String value) {
        return value.equals(text) ? new NormalizedText(this) : of(value);
    }

    /** Whether words that begin between these places of the joined text may count. */
    boolean mayCount(int from, int to) {
        boolean may = speakers.isEmpty() || speakers.get().mayCount(inText(from), inText(to));
        if (!may) {
            passedOver = true;
        }
        return may;
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
    public boolean passedOver() {
        return passedOver;
    }

    /** Makes all that is made at first use. */
    public void prepare() {
        if (!absent) {
            turnAt(0);
            asItIs.prepare();
            form(true).prepare();
        }
    }

    public String text() {
        return text;
    }

    /** Whether the fact says that there is nothing ({@code none}) or that nothing is known. */
    public boolean absent() {
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
        return wrapped;
    }

    /** The text as it is or, where {@code isJoined}, with its wrapped lines joined. */
    TextForm form(boolean isJoined) {
        if (!isJoined) {
            return asItIs;
        }
        if (joined == null) {
            joined = new TextForm(lines().joined(), (words, reading) -> dense().around(words, AROUND, reading));
        }
        return joined;
    }

    private JoinedLines lines() {
        lines = lines == null ? new JoinedLines(text) : lines;
        return lines;
    }

    /** The place in the text of a place in the joined text. */
    int inText(int inJoined) {
        return lines().inText(inJoined);
    }

    /** The joined text as words are looked for in it. */
    DenseText dense() {
        dense = dense == null ? new DenseText(lines().joined()) : dense;
        return dense;
    }

    /** How many prompts of the user stand before this place. */
    int turnAt(int position) {
        turns = turns == null ? new Prompts(text) : turns;
        return turns.before(position);
    }
}
