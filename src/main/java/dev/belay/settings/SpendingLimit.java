package dev.belay.settings;

import java.time.Duration;
import java.util.Optional;

/**
 * What may be spent: {@code 5} (USD) or {@code 500k} (tokens), in a run, or in any stretch of time: {@code 5/1h}.
 *
 * @param amount nanodollars, or tokens
 * @param window in how much time; nothing: in the whole run
 * @param text as the user has written it
 */
public record SpendingLimit(What what, long amount, Optional<Duration> window, String text) {
    private static final String OFF = "off";
    private static final int MOST_DIGITS = 9;
    private static final int MONEY_DECIMALS = 4;
    private static final int TOKEN_DECIMALS = 3;
    private static final long NANODOLLARS = 1_000_000_000L;

    /** What is counted. */
    public enum What {
        COST(Setting.MAX_COST),
        TOKENS(Setting.MAX_TOKENS),
        RECOVERY_COST(Setting.MAX_RECOVERY_COST);

        private final Setting setting;

        What(Setting setting) {
            this.setting = setting;
        }

        public boolean isMoney() {
            return this != TOKENS;
        }
    }

    /** As it would be given on the command line. */
    public String option() {
        return what.setting.flag() + " " + text;
    }

    /** Whether it is an amount of money, over a stretch of time where one is named, or {@code off}. */
    static boolean isMoney(String text) {
        return text.equals(OFF) || parse(What.COST, text).isPresent();
    }

    /** Whether it is a number of tokens, over a stretch of time where one is named, or {@code off}. */
    static boolean isTokens(String text) {
        return text.equals(OFF) || parse(What.TOKENS, text).isPresent();
    }

    /** Nothing when it is none, or {@code off}. */
    public static Optional<SpendingLimit> parse(What what, String text) {
        int slash = text.indexOf('/');
        Optional<Duration> window = slash < 0 ? Optional.empty() : Durations.parse(text.substring(slash + 1));
        String number = slash < 0 ? text : text.substring(0, slash);
        long amount = what.isMoney() ? money(number) : tokens(number);
        return amount <= 0 || slash >= 0 && window.isEmpty()
                ? Optional.empty()
                : Optional.of(new SpendingLimit(what, amount, window, text));
    }

    private static long money(String text) {
        return decimal(text, MONEY_DECIMALS, NANODOLLARS);
    }

    private static long tokens(String text) {
        char last = text.isEmpty() ? '0' : text.charAt(text.length() - 1);
        long unit =
                switch (last) {
                    case 'k', 'K' -> 1_000;
                    case 'm', 'M' -> 1_000_000;
                    default -> 1;
                };
        return unit == 1 ? decimal(text, 0, 1) : decimal(text.substring(0, text.length() - 1), TOKEN_DECIMALS, unit);
    }

    /** A decimal number in parts of a unit; 0 when it is none. */
    private static long decimal(String text, int mostDecimals, long unit) {
        int point = text.indexOf('.');
        String whole = point < 0 ? text : text.substring(0, point);
        String fraction = point < 0 ? "" : text.substring(point + 1);
        boolean wrong = whole.isEmpty()
                || whole.length() > MOST_DIGITS
                || fraction.length() > mostDecimals
                || point >= 0 && fraction.isEmpty()
                || !digits(whole)
                || !digits(fraction);
        if (wrong) {
            return 0;
        }
        long parts = Long.parseLong(whole) * unit;
        long part = unit;
        for (int i = 0; i < fraction.length(); i++) {
            part /= 10;
            parts += (fraction.charAt(i) - '0') * part;
        }
        return parts;
    }

    private static boolean digits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
