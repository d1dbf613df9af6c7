package dev.belay.page;

import java.util.Locale;

/** Numbers as the page writes them, without a locale. */
public final class Figures {
    private static final long KILO = 1_000;
    private static final long MEGA = 1_000_000;
    private static final long GIGA = 1_000_000_000;
    private static final double CENT = 0.01;

    private Figures() {}

    /** With a comma for each thousand: {@code 128,800}. */
    public static String whole(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** {@code 950}, {@code 12.5k}, {@code 2.1M}, {@code 1.9B}. */
    public static String brief(double count) {
        if (count < KILO) {
            return trimmed(count);
        }
        if (count < GIGA) {
            return count < MEGA ? trimmed(count / KILO) + "k" : trimmed(count / MEGA) + "M";
        }
        return trimmed(count / GIGA) + "B";
    }

    /** {@code 640 kB}, {@code 812 MB}, {@code 1.4 GB}, in powers of 1000. */
    public static String bytes(double bytes) {
        if (bytes < MEGA) {
            return trimmed(bytes / KILO) + " kB";
        }
        return bytes < GIGA ? String.format(Locale.ROOT, "%.0f MB", bytes / MEGA) : trimmed(bytes / GIGA) + " GB";
    }

    /** {@code $1.02}; what is less than a cent with four decimals. */
    public static String dollars(double dollars) {
        return String.format(Locale.ROOT, dollars > 0 && dollars < CENT ? "$%,.4f" : "$%,.2f", dollars);
    }

    /** {@code 1 fall}, {@code 7 falls}. */
    public static String counted(long count, String one, String many) {
        return whole(count) + " " + (count == 1 ? one : many);
    }

    private static String trimmed(double number) {
        String text = String.format(Locale.ROOT, "%.1f", number);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
