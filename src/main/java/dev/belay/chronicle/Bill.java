package dev.belay.chronicle;

import java.time.Instant;
import java.util.List;

/**
 * What a session has spent, sub-agents included, by the table of prices; each answer is counted once.
 *
 * @param models by model, the dearest first
 * @param hours by the hour, oldest first; answers whose time is not told are in none
 */
public record Bill(List<Model> models, List<Hour> hours) {
    public Bill {
        models = List.copyOf(models);
        hours = List.copyOf(hours);
    }

    /** In nanodollars. */
    public long cost() {
        return models.stream().mapToLong(Model::cost).sum();
    }

    /** All of them, those read from the cache included. */
    public long tokens() {
        return models.stream().mapToLong(Model::tokens).sum();
    }

    /**
     * What one model was paid for.
     *
     * @param cost in nanodollars; 0 where {@code priced} is false
     * @param input tokens that were not in the cache, those written to it included
     * @param cacheRead tokens read from the cache
     * @param priced whether the table knows the model
     */
    public record Model(String name, long answers, long cost, long input, long cacheRead, long output, boolean priced) {
        public long tokens() {
            return input + cacheRead + output;
        }
    }

    /**
     * What was spent in an hour.
     *
     * @param begins in UTC, on the hour
     * @param cost in nanodollars
     */
    public record Hour(Instant begins, long cost, long tokens) {}
}
