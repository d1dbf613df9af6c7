package dev.belay.spending;

import dev.belay.decide.HumanTime;
import dev.belay.evidence.spending.Spending;
import dev.belay.settings.SpendingLimit;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;

/** How one limit stands at a time. */
final class LimitStanding {
    private static final int NEAR = 80;
    /** A turn that goes on may spend a tenth more until it is ended in its midst. */
    private static final int PASSED = 110;

    private static final int ALL = 100;

    private final SpendingLimit limit;
    private final Ledger ledger;
    private final Set<String> unpriced;
    private final Instant now;
    private final long spent;

    /** @param unpriced the models for which there is no price */
    LimitStanding(SpendingLimit limit, Ledger ledger, Set<String> unpriced, Instant now) {
        this.limit = limit;
        this.ledger = ledger;
        this.unpriced = unpriced;
        this.now = now;
        this.spent = spent();
    }

    private long spent() {
        Instant since = limit.window().map(now::minus).orElse(Instant.MIN);
        long sum = 0;
        for (Ledger.Entry entry : ledger.entries()) {
            sum += entry.at().isBefore(since) ? 0 : amount(entry);
        }
        return sum;
    }

    private long amount(Ledger.Entry entry) {
        return switch (limit.what()) {
            case COST -> entry.cost();
            case TOKENS -> entry.tokens();
            case RECOVERY_COST -> entry.recovery() ? entry.cost() : 0;
        };
    }

    boolean near() {
        return is(NEAR);
    }

    boolean reached() {
        return is(ALL);
    }

    boolean passed() {
        return is(PASSED);
    }

    private boolean is(int percent) {
        return spent >= limit.amount() / ALL * percent;
    }

    /** What was spent of what. */
    Spending.Standing words() {
        boolean money = limit.what().isMoney();
        String whose = limit.what() == SpendingLimit.What.RECOVERY_COST ? "recoveries alone have spent " : "";
        String amounts = money
                ? Money.usd(spent) + " of " + Money.limit(limit.amount())
                : Money.tokens(spent) + " of " + Money.tokens(limit.amount()) + " tokens";
        String verb = !whose.isEmpty() ? "" : money ? " spent" : " used";
        String window = limit.window()
                .map(length -> " within " + HumanTime.span(length))
                .orElse("");
        return new Spending.Standing(
                whose + amounts + verb + window + " (" + limit.option() + ")" + again() + guessed(money),
                limit.option());
    }

    private String guessed(boolean money) {
        return money && !unpriced.isEmpty()
                ? "; no price is known for " + String.join(", ", unpriced) + ", so the dearest was taken"
                : "";
    }

    /** From when on it is not reached any more. */
    private String again() {
        if (limit.window().isEmpty() || !reached()) {
            return "";
        }
        Duration window = limit.window().get();
        long left = spent;
        Instant free = now;
        for (Ledger.Entry entry : ledger.entries()) {
            if (left >= limit.amount() && !entry.at().isBefore(now.minus(window))) {
                left -= amount(entry);
                free = entry.at().plus(window);
            }
        }
        return "; within the limit again at " + HumanTime.of(free.atZone(ZoneId.systemDefault()), now);
    }
}
