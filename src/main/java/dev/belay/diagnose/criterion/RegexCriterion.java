package dev.belay.diagnose.criterion;

import dev.belay.diagnose.regex.CountedText;
import dev.belay.diagnose.regex.RuleRegex;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A {@code /regex/} of a rule file, with the flag {@code i} where case does not matter. In pasted text the client has to be named
 * beside it, for just any program uses such words; with the flag {@code o} they are the client's own, its API's or those of a
 * machine that went down, and stand for themselves. {@code ^} and {@code $} hold at each line; with the flag {@code s} also
 * around a sentence in its envelope ({@link RuleRegex}).
 *
 * <p>Compiled at first use. Gives up on a pattern that backtracks without end and on one that recurses too deep: a rule
 * of a user may be wrong, a diagnosis must come all the same.
 */
final class RegexCriterion implements Criterion {
    private static final int STEPS = 40_000_000;
    private static final int OCCURRENCES = 2000;

    /** What is searched at once: where a sentence is found, what stands farther before it than that matters no more. */
    private static final int LONGEST_REGION = 8 * 1024;

    private static final Pattern FLAGS = Pattern.compile("i?o?s?");

    private final String source;
    private final RuleRegex regex;
    private final boolean ofAnyProgram;

    private RegexCriterion(String source, String regex, String flags) {
        this.source = source;
        this.regex = new RuleRegex(regex, flags.contains("i"), flags.contains("s"));
        this.ofAnyProgram = !flags.contains("o");
    }

    static RegexCriterion of(String source) {
        int end = source.lastIndexOf('/');
        String flags = source.substring(end + 1);
        if (end == 0 || !FLAGS.matcher(flags).matches()) {
            throw new IllegalArgumentException(
                    "'" + source + "' is not of the form /regex/ or /regex/i, with the flags i, o and s in this order");
        }
        return new RegexCriterion(source, source.substring(1, end), flags);
    }

    @Override
    public void check() {
        try {
            regex.pattern();
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("'" + source + "' is not a valid regex: " + e.getDescription(), e);
        } catch (StackOverflowError tooDeep) {
            throw new IllegalArgumentException("'" + source + "' is too long, or nested too deep");
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
        int[] places = regex.everywhere() ? new int[0] : regex.places(value.dense());
        if (!regex.everywhere() && places.length == 0) {
            return Optional.empty();
        }
        Search search = new Search(value, regex, ofAnyProgram);
        try {
            if (regex.everywhere()) {
                search.within(0, value.form(true).text().length());
            } else {
                around(places, regex.reach(), search);
            }
        } catch (CountedText.UsedUp | StackOverflowError e) {
            return search.best();
        }
        return search.best();
    }

    /** Searches around these places of the dense text, the last first. */
    private static void around(int[] places, int reach, Search search) {
        NormalizedText value = search.value;
        for (int last = places.length - 1; last >= 0; ) {
            int to = value.dense().behind(places[last]) + reach;
            int from = value.dense().before(places[last]) - reach;
            int first = last - 1;
            while (first >= 0 && value.dense().behind(places[first]) + reach >= from && to - from < LONGEST_REGION) {
                from = value.dense().before(places[first]) - reach;
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
        private final BestPlace best;
        private int left = OCCURRENCES;

        Search(NormalizedText value, RuleRegex regex, boolean ofAnyProgram) {
            int[] steps = {STEPS};
            this.value = value;
            this.best = new BestPlace(value);
            this.ofAnyProgram = ofAnyProgram;
            this.asItIs = matcher(regex, value.form(false), steps);
            this.joined = matcher(regex, value.form(true), steps);
        }

        private static Matcher matcher(RuleRegex regex, TextForm form, int[] steps) {
            return regex.pattern()
                    .matcher(new CountedText(regex.folded() ? form.folded() : form.text(), steps))
                    .useTransparentBounds(true)
                    .useAnchoringBounds(false);
        }

        /** Searches between these places of the joined text, unless a later turn has brought a match already. */
        void within(int from, int to) {
            int begin = Math.max(0, from);
            int end = Math.min(value.form(true).text().length(), to);
            if (best.isBehind(value.inText(end)) || !value.mayCount(begin, end)) {
                return;
            }
            search(asItIs, value.inText(begin), Math.max(value.inText(end), endOfText(end)), false);
            if (value.wrapped()) {
                search(joined, begin, end, true);
            }
        }

        /** Whether a sentence stands so far behind this place of the joined text that no other before it matters. */
        boolean settledBefore(int from) {
            return best.isSentenceBehind(value.inText(Math.max(0, from)), LONGEST_REGION);
        }

        private int endOfText(int end) {
            return end == value.form(true).text().length() ? value.text().length() : 0;
        }

        private void search(Matcher matcher, int from, int to, boolean isJoined) {
            matcher.region(from, to);
            while (left > 0 && matcher.find()) {
                left--;
                best.offer(matcher.start(), matcher.end(), isJoined, ofAnyProgram, null);
            }
        }

        Optional<Match> best() {
            return best.match();
        }
    }
}
