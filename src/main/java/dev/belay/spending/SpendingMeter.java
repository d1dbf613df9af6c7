package dev.belay.spending;

import dev.belay.evidence.spending.Spending;
import dev.belay.settings.SpendingLimit;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.LoggerFactory;

/**
 * Counts what a run spends, over all its clients and sessions, and says how its limits stand. Nothing is read before the
 * first client has been started, and whatever cannot be read is left out: it never fails.
 */
public final class SpendingMeter {
    private final List<SpendingLimit> limits;
    private final Map<String, String> environment;
    private final LedgerFile file;
    private final Instant created;
    private final Ledger ledger = new Ledger();
    private final Map<Path, SessionUsage> sessions = new LinkedHashMap<>();
    private final Set<String> unpriced = new LinkedHashSet<>();
    private final Set<SpendingLimit> warned = new LinkedHashSet<>();
    private PriceTable prices;
    private Instant begun;
    private boolean recovering;

    /**
     * To be made before the first client is started.
     *
     * @param folder the run's, in which another JVM finds what was spent
     */
    public SpendingMeter(List<SpendingLimit> limits, Map<String, String> environment, Optional<Path> folder) {
        this.limits = List.copyOf(limits);
        this.environment = environment;
        this.file = new LedgerFile(folder);
        this.created = Instant.ofEpochMilli(System.currentTimeMillis());
    }

    /** Whether there is any limit to watch. */
    public boolean isLimited() {
        return !limits.isEmpty();
    }

    /** Another client has been started. */
    public synchronized void clientStarted() {
        sessions.values().forEach(SessionUsage::clientStarted);
    }

    /** Whether what is spent from now on is spent on a recovery that is not proved. */
    public synchronized void recovering(boolean on) {
        recovering = on;
    }

    /**
     * Reads what has been spent since.
     *
     * @param transcript that of the session that the client is in
     * @param start how much of it was there before that client
     */
    public synchronized void read(Path transcript, long start) {
        try {
            open();
            boolean resumedByUs = begun.isBefore(created);
            SessionUsage session =
                    sessions.computeIfAbsent(transcript, path -> new SessionUsage(path, resumedByUs ? 0 : start));
            session.read(usage -> count(session, usage));
        } catch (IOException | RuntimeException unreadable) {
            LoggerFactory.getLogger(SpendingMeter.class).warn("what was spent could not be read", unreadable);
        }
    }

    private void open() {
        if (prices == null) {
            prices = PriceTable.read(environment, complaint -> LoggerFactory.getLogger(SpendingMeter.class)
                    .warn("{}", complaint));
            begun = file.open(created, ledger);
        }
    }

    private void count(SessionUsage session, Usage usage) {
        Instant now = Instant.now();
        if (usage.isTotal()) {
            long more = session.unknown(usage.clientsTotal());
            if (more > 0) {
                note(new Ledger.Entry(now, "", more, 0, recovering));
            }
            return;
        }
        Instant at = usage.origin().at().orElse(now);
        if (at.isBefore(begun) || !session.owns(usage)) {
            return;
        }
        if (!prices.knows(usage.model())) {
            unpriced.add(usage.model());
        }
        ledger.count(usage, prices, at, recovering).ifPresent(entry -> {
            session.spent(entry.cost());
            file.add(entry);
        });
    }

    private void note(Ledger.Entry entry) {
        ledger.add(entry);
        file.add(entry);
    }

    /** What was spent in all, in nanodollars. */
    public synchronized long cost() {
        return ledger.cost();
    }

    /** How many tokens that were. */
    public synchronized long tokens() {
        return ledger.tokens();
    }

    /** The limit that is reached, and whether by so much that the end of a turn is not waited for. */
    public synchronized Spending standing(Instant now) {
        return standing(now, true);
    }

    /** The same for a session that goes on: the limit of recoveries is none of work that is proved. */
    public synchronized Spending ofWork(Instant now) {
        return standing(now, recovering);
    }

    private Spending standing(Instant now, boolean recoveries) {
        for (SpendingLimit limit : limits) {
            if (recoveries || limit.what() != SpendingLimit.What.RECOVERY_COST) {
                LimitStanding standing = new LimitStanding(limit, ledger, unpriced, now);
                if (standing.reached()) {
                    Spending reached = Spending.reached(standing.words());
                    return standing.passed() ? reached.now() : reached;
                }
            }
        }
        return Spending.none();
    }

    /** A limit that has come near, once for each. */
    public synchronized Optional<Spending> warning(Instant now) {
        for (SpendingLimit limit : limits) {
            if (!warned.contains(limit) && (recovering || limit.what() != SpendingLimit.What.RECOVERY_COST)) {
                LimitStanding standing = new LimitStanding(limit, ledger, unpriced, now);
                if (standing.near()) {
                    warned.add(limit);
                    return Optional.of(Spending.nearly(standing.words()));
                }
            }
        }
        return Optional.empty();
    }
}
