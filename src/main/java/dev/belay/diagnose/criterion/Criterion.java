package dev.belay.diagnose.criterion;

import java.util.List;
import java.util.Optional;

/**
 * What a rule asks of one fact: a literal, a {@code /regex/}, a {@code >=number} or {@code <number}, or a list of which
 * any may hold. Absence is asked for by its word ({@code none}, {@code unknown}); a regex or a number never holds for it.
 */
public sealed interface Criterion
        permits Criterion.Literal,
                Criterion.AtLeast,
                Criterion.Below,
                Criterion.AnyOf,
                RegexCriterion,
                StatusCriterion,
                EndingCriterion {

    /** The best place where this holds, or nothing. */
    Optional<Match> match(NormalizedText value);

    /** As it stands in the rule file. */
    String source();

    /**
     * Reads one criterion.
     *
     * @throws IllegalArgumentException when it is no valid regex or number; the message says what is wrong
     */
    static Criterion of(String source) {
        if (source.length() > 1 && source.startsWith("/")) {
            return RegexCriterion.of(source);
        }
        if (source.startsWith(StatusCriterion.WORD)) {
            return StatusCriterion.of(source);
        }
        if (source.startsWith(EndingCriterion.WORD)) {
            return EndingCriterion.of(source);
        }
        if (source.startsWith(">=")) {
            return new AtLeast(source, number(source.substring(2)));
        }
        if (source.startsWith("<")) {
            return new Below(source, number(source.substring(1)));
        }
        return new Literal(source);
    }

    /**
     * Compiles what is compiled late, to find a mistake at once.
     *
     * @throws IllegalArgumentException when a regex is not valid; the message says what is wrong
     */
    default void check() {}

    /** Any of these, in the order of the file. */
    static Criterion anyOf(List<Criterion> choices) {
        return choices.size() == 1 ? choices.get(0) : new AnyOf(List.copyOf(choices));
    }

    /** The number that these digits are, or an IllegalArgumentException that says that it is none. */
    static long number(String digits) {
        try {
            return Long.parseLong(digits.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + digits + "' is not a whole number", e);
        }
    }

    /** The very word. */
    record Literal(String source) implements Criterion {
        @Override
        public Optional<Match> match(NormalizedText value) {
            return value.text().equals(source) ? Optional.of(Match.ofWhole(value.text())) : Optional.empty();
        }
    }

    /** A number that is as large or larger. */
    record AtLeast(String source, long limit) implements Criterion {
        @Override
        public Optional<Match> match(NormalizedText value) {
            return value.number().isPresent() && value.number().getAsLong() >= limit
                    ? Optional.of(Match.ofWhole(value.text()))
                    : Optional.empty();
        }
    }

    /** A number that is smaller. */
    record Below(String source, long limit) implements Criterion {
        @Override
        public Optional<Match> match(NormalizedText value) {
            return value.number().isPresent() && value.number().getAsLong() < limit
                    ? Optional.of(Match.ofWhole(value.text()))
                    : Optional.empty();
        }
    }

    /** One of several; the best match of any counts. */
    record AnyOf(List<Criterion> choices) implements Criterion {
        @Override
        public Optional<Match> match(NormalizedText value) {
            Optional<Match> best = Optional.empty();
            for (Criterion choice : choices) {
                Optional<Match> match = choice.match(value);
                if (match.isPresent() && (best.isEmpty() || match.get().compareTo(best.get()) > 0)) {
                    best = match;
                }
            }
            return best;
        }

        @Override
        public void check() {
            choices.forEach(Criterion::check);
        }

        @Override
        public String source() {
            StringBuilder all = new StringBuilder();
            for (Criterion choice : choices) {
                all.append(all.length() == 0 ? "" : " or ").append(choice.source());
            }
            return all.toString();
        }
    }
}
