package dev.belay.spending;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was spent in a run, answer by answer; each is counted once, whatever it was written down as. */
final class Ledger {

    /**
     * Something that was spent.
     *
     * @param id of the answer; empty where the client has reckoned more than its answers add up to
     * @param cost in nanodollars
     * @param recovery whether it was spent on a recovery that was not proved by then
     */
    record Entry(Instant at, String id, long cost, long tokens, boolean recovery) {}

    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Counted> counted = new HashMap<>();
    private long cost;
    private long tokens;

    private record Counted(Tokens tokens, long cost) {}

    /** Counts an answer; what is new of it, where anything is. */
    Optional<Entry> count(Usage usage, PriceTable prices, Instant at, boolean recovery) {
        Counted before = counted.get(usage.id());
        Tokens all = before == null ? usage.tokens() : before.tokens().atLeast(usage.tokens());
        if (before != null && before.tokens().equals(all)) {
            return Optional.empty();
        }
        Usage whole = new Usage(
                usage.id(),
                usage.model(),
                usage.origin(),
                all,
                usage.fast(),
                usage.unitedStates(),
                usage.clientsTotal());
        long price = prices.cost(whole);
        counted.put(usage.id(), new Counted(all, price));
        long known = before == null ? 0 : before.tokens().total();
        Entry entry =
                new Entry(at, usage.id(), price - (before == null ? 0 : before.cost()), all.total() - known, recovery);
        add(entry);
        return Optional.of(entry);
    }

    void add(Entry entry) {
        entries.add(entry);
        cost += entry.cost();
        tokens += entry.tokens();
    }

    /** What another JVM has counted: those answers are known, and do not grow any more. */
    void known(Entry entry) {
        add(entry);
        if (!entry.id().isEmpty()) {
            counted.put(entry.id(), new Counted(Tokens.MOST, 0));
        }
    }

    /** All of it, oldest first as it was read. */
    List<Entry> entries() {
        return entries;
    }

    /** In nanodollars. */
    long cost() {
        return cost;
    }

    long tokens() {
        return tokens;
    }
}
