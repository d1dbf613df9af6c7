package dev.belay.spending;

/**
 * The tokens of one answer of the API, as it bills them.
 *
 * @param input those that were neither read from the cache nor written to it
 * @param cacheWrite written to the cache for five minutes
 * @param cacheWriteHour written to it for an hour
 * @param webSearches searches that the API itself has made
 */
record Tokens(long input, long output, long cacheWrite, long cacheWriteHour, long cacheRead, long webSearches) {
    private static final long MANY = 1L << 50;
    /** More than there ever are. */
    static final Tokens MOST = new Tokens(MANY, MANY, MANY, MANY, MANY, MANY);

    /** All of them. */
    long total() {
        return prompt() + output;
    }

    /** What the model was shown. */
    long prompt() {
        return input + cacheWrite + cacheWriteHour + cacheRead;
    }

    /** The client writes an answer down several times, and the figures only grow meanwhile. */
    Tokens atLeast(Tokens other) {
        return new Tokens(
                Math.max(input, other.input),
                Math.max(output, other.output),
                Math.max(cacheWrite, other.cacheWrite),
                Math.max(cacheWriteHour, other.cacheWriteHour),
                Math.max(cacheRead, other.cacheRead),
                Math.max(webSearches, other.webSearches));
    }
}
