package dev.belay.spending;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** What a whole session, with its sub-agents, has cost by the table of prices. */
public final class SessionCost {
    private final Map<String, Usage> answers = new HashMap<>();

    private SessionCost() {}

    /** In nanodollars; what cannot be read is not counted. */
    public static long of(Path transcript, Map<String, String> environment) {
        PriceTable prices = PriceTable.read(environment, complaint -> {});
        SessionUsage usage = new SessionUsage(transcript, 0);
        SessionCost cost = new SessionCost();
        try {
            usage.read(line -> cost.add(line, usage));
        } catch (IOException unreadable) {
            // Then what has been read so far.
        }
        return cost.answers.values().stream().mapToLong(prices::cost).sum();
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
