package dev.belay.diagnose;

import dev.belay.diagnose.regex.FirstCharacter;
import dev.belay.diagnose.regex.LetterCase;
import dev.belay.diagnose.regex.Reach;
import dev.belay.diagnose.regex.RequiredLiterals;
import dev.belay.diagnose.regex.SentenceAnchors;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A {@code /regex/} of a rule file, with the flag {@code i} where case does not matter and the flag {@code c} where the
 * client has to be named beside it, because just any program uses such words. {@code ^} and {@code $} hold at
 * each line; with the flag {@code s} also around a sentence in its envelope ({@link SentenceAnchors}). A space in it stands for any white space or none, so that a text is recognised however a terminal wrapped it.
 *
 * <p>Compiled at first use. Gives up on a pattern that backtracks without end and on one that recurses too deep: a rule
 * of a user may be wrong, a diagnosis must come all the same.
 */
final class RegexCriterion implements Criterion {
    private static final String ANY_SPACE = "\\\\s{0,24}";
    private static final int STEPS = 40_000_000;
    private static final int OCCURRENCES = 2000;

    /** How far around its literals a regex may match at most: all quantifiers of ours are bounded well below that. */
    private static final int FARTHEST = 1024;

    /** What is searched at once: where a sentence is found, what stands farther before it than that matters no more. */
    private static final int LONGEST_REGION = 8 * 1024;

    /** What wrapped lines and their indentation may add to a match. */
    private static final int WRAPPED = 120;

    private static final Pattern FLAGS = Pattern.compile("i?c?s?");

    private final String source;
    private final String regex;
    private final int flags;
    /** Whether the text is read in lower case, for which a regex does not have to ask at each character. */
    private final boolean folded;

    private final boolean ofAnyProgram;
    private final boolean ofSentence;
    private RequiredLiterals literals;
    private Pattern pattern;
    private int reach;

    private RegexCriterion(String source, String regex, String flags) {
        this.source = source;
        this.regex = regex;
        boolean anyCase = flags.contains("i");
        this.folded = anyCase && LetterCase.mayFold(regex);
        this.flags = Pattern.MULTILINE | (anyCase && !folded ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0);
        this.ofAnyProgram = flags.contains("c");
        this.ofSentence = flags.contains("s");
    }

    static RegexCriterion of(String source) {
        int end = source.lastIndexOf('/');
        String flags = source.substring(end + 1);
        if (end == 0 || !FLAGS.matcher(flags).matches()) {
            throw new IllegalArgumentException(
                    "'" + source + "' is not of the form /regex/ or /regex/i, with the flags i, c and s in this order");
        }
        return new RegexCriterion(source, source.substring(1, end), flags);
    }

    @Override
    public void check() {
        try {
            pattern();
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("'" + source + "' is not a valid regex: " + e.getDescription(), e);
        }
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public Optional<Match> match(NormalizedText value) {
        if (value.absent()) {
            return Optional.empty();
        }
        int[] places = literals().everywhere() ? new int[0] : literals().places(value.trigrams());
        if (!literals().everywhere() && places.length == 0) {
            return Optional.empty();
        }
        Search search = new Search(value, pattern(), folded, ofAnyProgram);
        reach = reach == 0 ? WRAPPED + Reach.of(regex, FARTHEST) : reach;
        try {
            if (literals().everywhere()) {
                search.within(0, value.joined().length());
            } else {
                around(places, reach, search);
            }
        } catch (OutOfSteps | StackOverflowError e) {
            return search.best();
        }
        return search.best();
    }

    /** Searches around these places of the dense text, the last first. */
    private static void around(int[] places, int reach, Search search) {
        for (int last = places.length - 1; last >= 0; ) {
            int to = search.value.behind(places[last]) + reach;
            int from = search.value.before(places[last]) - reach;
            int first = last - 1;
            while (first >= 0 && search.value.behind(places[first]) + reach >= from && to - from < LONGEST_REGION) {
                from = search.value.before(places[first]) - reach;
                first--;
            }
            search.within(from, to);
            last = search.settledBefore(from) ? -1 : first;
        }
    }

    /** Looks for the best match in the text as it is and in its joined form. */
    private static final class Search {
        private final NormalizedText value;
        private final boolean ofAnyProgram;
        private final Matcher asItIs;
        private final Matcher joined;
        private int left = OCCURRENCES;
        private int bestTurn = -1;
        private Part bestPart = Part.STATUS;
        private int bestLength;
        private int bestPosition;
        private int bestFrom;
        private boolean bestIsJoined;

        Search(NormalizedText value, Pattern pattern, boolean folded, boolean ofAnyProgram) {
            int[] steps = {STEPS};
            this.value = value;
            this.ofAnyProgram = ofAnyProgram;
            this.asItIs = pattern.matcher(new Budgeted(folded ? value.folded() : value.text(), steps))
                    .useTransparentBounds(true);
            this.joined = pattern.matcher(new Budgeted(folded ? value.foldedJoined() : value.joined(), steps))
                    .useTransparentBounds(true);
            asItIs.useAnchoringBounds(false);
            joined.useAnchoringBounds(false);
        }

        /** Searches between these places of the joined text, unless a later turn has brought a match already. */
        void within(int from, int to) {
            int begin = Math.max(0, from);
            int end = Math.min(value.joined().length(), to);
            if (value.turnAt(value.inText(end)) < bestTurn) {
                return;
            }
            search(asItIs, value.inText(begin), Math.max(value.inText(end), endOfText(end)), false);
            if (value.wrapped()) {
                search(joined, begin, end, true);
            }
        }

        /** Whether a sentence stands so far behind this place of the joined text that no other before it matters. */
        boolean settledBefore(int from) {
            return bestTurn >= 0
                    && bestPart == Part.SENTENCE
                    && bestPosition - value.inText(Math.max(0, from)) > LONGEST_REGION;
        }

        private int endOfText(int end) {
            return end == value.joined().length() ? value.text().length() : 0;
        }

        private void search(Matcher matcher, int from, int to, boolean isJoined) {
            matcher.region(from, to);
            while (left > 0 && matcher.find()) {
                left--;
                int position = isJoined ? value.inText(matcher.start()) : matcher.start();
                int turn = value.turnAt(position);
                int length = matcher.end() - matcher.start();
                int end = isJoined ? value.inText(Math.max(0, matcher.end() - 1)) + 1 : matcher.end();
                if (turn < bestTurn
                        || turn == bestTurn && bestPart == Part.SENTENCE && !isBetter(bestPart, length, position)
                        || !value.counts(position, Math.max(position, end), ofAnyProgram)) {
                    continue;
                }
                Part part =
                        Part.of((isJoined ? value.joined() : value.text()).substring(matcher.start(), matcher.end()));
                if (turn > bestTurn || turn == bestTurn && isBetter(part, length, position)) {
                    bestTurn = turn;
                    bestPart = part;
                    bestLength = length;
                    bestPosition = position;
                    bestFrom = matcher.start();
                    bestIsJoined = isJoined;
                }
            }
        }

        private boolean isBetter(Part part, int length, int position) {
            if (part != bestPart) {
                return part.compareTo(bestPart) > 0;
            }
            return length > bestLength || length == bestLength && position > bestPosition;
        }

        Optional<Match> best() {
            return bestTurn < 0
                    ? Optional.empty()
                    : Optional.of(value.match(bestFrom, bestFrom + bestLength, bestIsJoined));
        }
    }

    private RequiredLiterals literals() {
        if (literals == null) {
            literals = RequiredLiterals.of(regex);
        }
        return literals;
    }

    private Pattern pattern() {
        if (pattern == null) {
            String wrapped = regex.replaceAll(" (?![?*+{])", ANY_SPACE);
            String anchored = FirstCharacter.first(ofSentence ? SentenceAnchors.in(wrapped) : wrapped);
            pattern = Pattern.compile(folded ? LetterCase.fold(anchored) : anchored, flags);
        }
        return pattern;
    }

    /** Ends a match that reads characters over and over. */
    private static final class OutOfSteps extends RuntimeException {
        private static final long serialVersionUID = 1;

        OutOfSteps() {
            super("", null, false, false);
        }
    }

    private record Budgeted(String text, int[] steps) implements CharSequence {
        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (--steps[0] < 0) {
                throw new OutOfSteps();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
