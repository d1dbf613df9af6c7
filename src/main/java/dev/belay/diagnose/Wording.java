package dev.belay.diagnose;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A {@code /regex/} of a rule file, with the flag {@code i} where case does not matter. {@code ^} and {@code $} hold at
 * each line. A space in it stands for any white space or none, so that a text is recognised however a terminal wrapped it.
 *
 * <p>Compiled at first use. Gives up on a pattern that backtracks without end and on one that recurses too deep: a rule
 * of a user may be wrong, a diagnosis must come all the same.
 */
final class Wording implements Criterion {
    private static final String ANY_SPACE = "\\\\s{0,24}";
    private static final int STEPS = 40_000_000;
    private static final int OCCURRENCES = 200;

    private final String source;
    private final String regex;
    private final int flags;
    private final Anchors anchors;
    private Pattern pattern;

    private Wording(String source, String regex, int flags) {
        this.source = source;
        this.regex = regex;
        this.flags = flags;
        this.anchors = Anchors.of(regex, (flags & Pattern.CASE_INSENSITIVE) != 0);
    }

    static Wording of(String source) {
        int end = source.lastIndexOf('/');
        String flags = source.substring(end + 1);
        if (end == 0 || !(flags.isEmpty() || flags.equals("i"))) {
            throw new IllegalArgumentException("'" + source + "' is not of the form /regex/ or /regex/i");
        }
        String regex = source.substring(1, end);
        boolean anyCase = flags.equals("i");
        return new Wording(
                source, regex, Pattern.MULTILINE | (anyCase ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0));
    }

    @Override
    public void check() {
        try {
            pattern();
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("'" + source + "' is no valid regex: " + e.getDescription(), e);
        }
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public Optional<Match> match(Passage value) {
        if (value.absent()) {
            return Optional.empty();
        }
        Optional<Match> best = Optional.empty();
        if (anchors.mayBeIn(value.text(), value::lower)) {
            best = search(value, value.text(), false);
        }
        if (value.wrapped() && anchors.mayBeIn(value.joined(), value::joinedLower)) {
            Optional<Match> joined = search(value, value.joined(), true);
            if (joined.isPresent() && (best.isEmpty() || joined.get().compareTo(best.get()) > 0)) {
                best = joined;
            }
        }
        return best;
    }

    private Optional<Match> search(Passage value, String text, boolean joined) {
        Match best = null;
        try {
            Matcher matcher = pattern().matcher(new Budgeted(text, new int[] {STEPS}));
            for (int i = 0; i < OCCURRENCES && matcher.find(); i++) {
                Match match = value.match(matcher.start(), matcher.end(), joined);
                best = best == null || match.compareTo(best) > 0 ? match : best;
            }
        } catch (OutOfSteps | StackOverflowError e) {
            return Optional.ofNullable(best);
        }
        return Optional.ofNullable(best);
    }

    private Pattern pattern() {
        if (pattern == null) {
            pattern = Pattern.compile(regex.replaceAll(" (?![?*+{])", ANY_SPACE), flags);
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
