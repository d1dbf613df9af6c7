package dev.belay.spending;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Amounts as people read them. */
final class Money {
    private static final long CENT = 10_000_000L;
    private static final long THOUSAND = 1_000;
    private static final long MILLION = 1_000_000;

    private Money() {}

    /** {@code 1.02 USD}; what is less than a cent with four decimals. */
    static String usd(long nanodollars) {
        int decimals = nanodollars > 0 && nanodollars < CENT ? 4 : 2;
        return BigDecimal.valueOf(nanodollars, 9)
                        .setScale(decimals, RoundingMode.HALF_UP)
                        .toPlainString() + " USD";
    }

    /** A limit as it was set: {@code 1 USD}, {@code 2.50 USD}. */
    static String limit(long nanodollars) {
        BigDecimal plain = BigDecimal.valueOf(nanodollars, 9).stripTrailingZeros();
        return plain.scale() <= 0
                ? plain.setScale(0, RoundingMode.UNNECESSARY).toPlainString() + " USD"
                : plain.setScale(Math.max(2, plain.scale()), RoundingMode.UNNECESSARY)
                                .toPlainString() + " USD";
    }

    /** {@code 950}, {@code 12.5k}, {@code 2.10M}. */
    static String tokens(long count) {
        if (count < THOUSAND) {
            return Long.toString(count);
        }
        boolean millions = count >= MILLION;
        BigDecimal value = BigDecimal.valueOf(count)
                .divide(BigDecimal.valueOf(millions ? MILLION : THOUSAND), millions ? 2 : 1, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return (value.scale() < 0 ? value.setScale(0, RoundingMode.UNNECESSARY) : value).toPlainString()
                + (millions ? "M" : "k");
    }
}
