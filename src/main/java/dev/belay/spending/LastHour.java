package dev.belay.spending;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** What a session, with its sub-agents, has spent in the last hour, for whoever looks again and again. */
public final class LastHour {
    private static final Duration HOUR = Duration.ofHours(1);
    /** Of a transcript that was there before, only the end is read. */
    private static final long MOST = 32 << 20;

    private final PriceTable prices;
    private final SessionUsage usage;
    private final Map<String, Answer> answers = new HashMap<>();

    private record Answer(Instant at, Usage usage) {}

    /**
     * What was spent.
     *
     * @param nanodollars by the price table
     * @param tokens of all sorts
     */
    public record Spent(long nanodollars, long tokens) {
        public static final Spent NOTHING = new Spent(0, 0);

        /** {@code 1.02 USD}. */
        public String usd() {
            return Money.usd(nanodollars);
        }
    }

    public LastHour(Path transcript, PriceTable prices) {
        this.prices = prices;
        this.usage =
                new SessionUsage(transcript, Math.max(0, transcript.toFile().length() - MOST));
    }

    /** Up to now. What cannot be read is not counted. */
    public Spent at(Instant now) {
        try {
            usage.read(this::add);
        } catch (IOException unreadable) {
            // Then what has been read so far.
        }
        answers.values().removeIf(answer -> answer.at.isBefore(now.minus(HOUR)));
        long cost = 0;
        long tokens = 0;
        for (Answer answer : answers.values()) {
            cost += prices.cost(answer.usage);
            tokens += answer.usage.tokens().total();
        }
        return new Spent(cost, tokens);
    }

    /** The client writes an answer down several times. */
    private void add(Usage line) {
        if (line.isAnswer() && usage.owns(line) && line.origin().at().isPresent()) {
            Answer before = answers.get(line.id());
            Usage most = before == null ? line : line.with(line.tokens().atLeast(before.usage.tokens()));
            answers.put(line.id(), new Answer(line.origin().at().get(), most));
        }
    }
}
