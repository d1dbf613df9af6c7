package dev.belay.spending;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a whole session, with its sub-agents, has cost by the table of prices. */
public final class SessionCost {
    private final Map<String, Usage> answers = new LinkedHashMap<>();

    /**
     * An answer that was paid for.
     *
     * @param id the same on each line that tells of it
     * @param cost in nanodollars; 0 where {@code priced} is false
     * @param priced whether the table knows its model
     */
    public record Answer(
            String id, Optional<Instant> at, String model, long cost, boolean priced, AnswerTokens tokens) {}

    /**
     * What it was paid for.
     *
     * @param input tokens that were not in the cache, those written to it included
     * @param cacheRead tokens read from the cache
     */
    public record AnswerTokens(long input, long cacheRead, long output) {
        public long total() {
            return input + cacheRead + output;
        }
    }

    private SessionCost() {}

    /** In nanodollars; what cannot be read is not counted. */
    public static long of(Path transcript, Map<String, String> environment) {
        PriceTable prices = PriceTable.read(environment, complaint -> {});
        return read(transcript).answers.values().stream()
                .mapToLong(prices::cost)
                .sum();
    }

    /** Each answer of a session and its sub-agents once; what cannot be read is left out. */
    public static List<Answer> answers(Path transcript, Map<String, String> environment) {
        PriceTable prices = PriceTable.read(environment, complaint -> {});
        return read(transcript).answers.values().stream()
                .map(usage -> answer(usage, prices))
                .toList();
    }

    private static Answer answer(Usage usage, PriceTable prices) {
        Tokens tokens = usage.tokens();
        return new Answer(
                usage.id(),
                usage.origin().at(),
                usage.model(),
                prices.cost(usage),
                prices.knows(usage.model()),
                new AnswerTokens(tokens.prompt() - tokens.cacheRead(), tokens.cacheRead(), tokens.output()));
    }

    private static SessionCost read(Path transcript) {
        SessionUsage usage = new SessionUsage(transcript, 0);
        SessionCost cost = new SessionCost();
        try {
            usage.read(line -> cost.add(line, usage));
        } catch (IOException unreadable) {
            // Then what has been read so far.
        }
        return cost;
    }

    /** {@code 1.02 USD}. */
    public static String usd(long nanodollars) {
        return Money.usd(nanodollars);
    }

    /** The client writes an answer down several times. */
    private void add(Usage line, SessionUsage session) {
        if (line.isAnswer() && session.owns(line)) {
            Usage before = answers.get(line.id());
            answers.put(
                    line.id(), before == null ? line : line.with(line.tokens().atLeast(before.tokens())));
        }
    }
}
