package dev.belay.diagnose.speech;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Who speaks where in a text that somebody pasted. What is in it may be the client's last words, or those of a tool that it
 * ran, of the model, of the user; it may be source code, a release note or an article. Only the client, its runtime
 * and the shell or the kernel that saw it die say how a session ended.
 */
public final class Speakers {
    private static final int FEW_LINES = 3;
    /** As many characters as those lines have. */
    private static final int FEW_WORDS = 250;

    private static final int BESIDE = 4;
    /** No log says it in so many characters. */
    private static final int SENTENCE = 100;
    /** A message names its trouble before that. */
    private static final int FAR = 80;

    /** A bullet and what the client puts between it and its words. */
    private static final int OPENING = 2;

    private static final Pattern YOUR = Pattern.compile("\\b[Yy]our?\\b");
    private static final Pattern HINT = Pattern.compile(
            "claude|\\bCC\\b|session|(?<!no )\\bagents?\\b|prompt|\\btool|\\btokens?\\b|\\besc\\b|spinner|conversation|\\bcontext\\b|auto-?compact|/compact|resume|transcript|\\bmodels?\\b|\\bAPI\\b|\\bchat\\b|(?:^|[.:;,] |\\b(?:run|runs|running|start|starts|starting|launch|launching) )it\\b|every (?:message|request|answer)",
            Pattern.CASE_INSENSITIVE);

    private final List<Line> lines;
    private final int[] starts;
    private final LineStandings standings;
    private final Programs[] names;
    private final Boolean[] narrated;
    private final Quotations quotations;
    private final boolean few;
    private final Subject subject;
    private Boolean hinted;

    private Speakers(String text) {
        lines = Line.of(text);
        subject = new Subject(lines);
        starts = lines.stream().mapToInt(Line::from).toArray();
        names = new Programs[lines.size()];
        narrated = new Boolean[lines.size()];
        few = isOneMessage(lines);
        quotations = new Quotations(few);
        standings = new LineStandings(lines, quotations);
    }

    /** Whether they may be a message and nothing else: one paragraph of few lines or words. */
    private static boolean isOneMessage(List<Line> lines) {
        int written = 0;
        int length = 0;
        boolean behind = false;
        int paragraphs = 0;
        for (Line line : lines) {
            if (line.worded() && !line.ofEnvironment()) {
                paragraphs += behind ? 1 : 0;
                behind = false;
                written++;
                length += line.length();
            }
            if (paragraphs > 1 || written > FEW_LINES && length > FEW_WORDS) {
                return false;
            }
            behind |= written > 0 && line.blank();
        }
        return true;
    }

    /** Reads who speaks in this text. */
    public static Speakers in(String text) {
        return new Speakers(text);
    }

    /** Whether words at this place say what became of the session. */
    public boolean count(int from, int to) {
        int at = lineOf(from);
        Line line = lines.get(at);
        boolean begins = from <= line.saidFrom();
        return switch (standings.of(at)) {
            case OTHERS -> false;
            case CODE -> begins || line.mark() == '#' && from <= line.behindMark();
            case OPENING -> begins || from <= line.behindMark() + OPENING && !quotations.hold(from, to);
            case OWN -> begins || !quotations.hold(from, to);
        };
    }

    /** Whether any words that begin between these places do. */
    public boolean mayCount(int from, int to) {
        return standings.mayCount(lineOf(from), lineOf(to));
    }

    /**
     * Whether the client or its runtime is named beside these words, or nothing but them was pasted. Other programs use
     * them as well; in the middle of a long sentence they are only spoken of.
     */
    public boolean besideClient(int from, int to) {
        Line line = lines.get(lineOf(from));
        if (line.bulleted() && standings.of(lineOf(from)) == Standing.OPENING) {
            // While the client draws this, nothing has killed it.
            return named(lineOf(from)) == Programs.CLIENT;
        }
        if (from > line.behindMark() + FAR && !standings.ofTestimony(lineOf(from)) && isNarrated(lineOf(from))) {
            return false;
        }
        Programs about = standings.ofConversation() ? Programs.CLIENT : subject.of(lineOf(from));
        if (about == Programs.CLIENT || about == Programs.OTHER) {
            return about == Programs.CLIENT;
        }
        int first = Math.max(0, lineOf(from) - BESIDE);
        int last = Math.min(lines.size() - 1, lineOf(to) + BESIDE);
        boolean other = false;
        boolean node = false;
        for (int i = first; i <= last; i++) {
            Programs name = named(i);
            if (name == Programs.CLIENT && standings.of(i) != Standing.OTHERS) {
                return true;
            }
            node |= name == Programs.NODE;
            other |= name == Programs.OTHER;
        }
        boolean told = few ? !isTold(line, from) || isHinted() : standings.ofTestimony(lineOf(from)) && isHinted();
        return (told || node) && !other;
    }

    /** Whether these words stand within a sentence of a person's: a program begins with them, or speaks to its user. */
    private static boolean isTold(Line line, int from) {
        String before = line.text().substring(line.content(), Math.max(line.content(), from));
        return from > line.behindMark()
                && before.indexOf(": ") < 0
                && Document.isProse(line.words())
                && !YOUR.matcher(line.words()).find();
    }

    /** Whether something in the text is what only an agent has; without, a sentence may be about anything. */
    private boolean isHinted() {
        if (hinted == null) {
            hinted = lines.stream().anyMatch(line -> HINT.matcher(line.words()).find());
        }
        return hinted;
    }

    private boolean isNarrated(int i) {
        if (narrated[i] == null) {
            narrated[i] = isNarrated(lines.get(i));
        }
        return narrated[i];
    }

    /** Whether it is a long sentence, and no program's: those begin with who they are. */
    private static boolean isNarrated(Line line) {
        int colon = line.words().indexOf(": ");
        boolean logged = colon > 0 && line.words().indexOf(' ') > colon;
        return line.length() > SENTENCE
                && !logged
                && !line.opensError()
                && !line.words().contains(" · API Error: ")
                && Document.isProse(line.words());
    }

    private Programs named(int i) {
        if (names[i] == null) {
            names[i] = Programs.in(lines.get(i));
            if (names[i] == Programs.NOBODY && Programs.othersSay(lines.get(i).words())) {
                names[i] = Programs.OTHER;
            }
        }
        return names[i];
    }

    private int lineOf(int position) {
        int found = Arrays.binarySearch(starts, position);
        return found < 0 ? -found - 2 : found;
    }
}
