package dev.belay.spending;

import java.util.Optional;

/**
 * What a model's tokens cost, in nanodollars for each.
 *
 * @param fast the prices in fast mode, where it has one
 * @param longPrompt the prices of a long prompt, where those are others
 * @param context how many tokens it reads at once where nothing else was chosen; 0 when unknown
 */
record Price(Rates rates, Optional<Rates> fast, Optional<LongPrompt> longPrompt, long context) {

    /** Nanodollars for one token of each sort. */
    record Rates(long input, long output, long cacheWrite, long cacheWriteHour, long cacheRead) {
        long of(Tokens tokens) {
            return tokens.input() * input
                    + tokens.output() * output
                    + tokens.cacheWrite() * cacheWrite
                    + tokens.cacheWriteHour() * cacheWriteHour
                    + tokens.cacheRead() * cacheRead;
        }

        Rates atLeast(Rates other) {
            return new Rates(
                    Math.max(input, other.input),
                    Math.max(output, other.output),
                    Math.max(cacheWrite, other.cacheWrite),
                    Math.max(cacheWriteHour, other.cacheWriteHour),
                    Math.max(cacheRead, other.cacheRead));
        }
    }

    /** @param above from how many tokens on a prompt is long */
    record LongPrompt(long above, Rates rates) {}

    long of(Tokens tokens, boolean inFastMode) {
        if (inFastMode && fast.isPresent()) {
            return fast.get().of(tokens);
        }
        return longPrompt
                .filter(other -> tokens.prompt() > other.above())
                .map(LongPrompt::rates)
                .orElse(rates)
                .of(tokens);
    }
}
