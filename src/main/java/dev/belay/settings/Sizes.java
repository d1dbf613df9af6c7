package dev.belay.settings;

import java.util.Locale;
import java.util.Optional;

/**
 * Amounts of memory as people write them: {@code 800M}, {@code 4G}, {@code 1.5G}, also {@code 4GB} and {@code 4GiB}. All
 * of these are powers of 1024, as the kernel counts.
 */
public final class Sizes {
    private static final int MOST_DIGITS = 9;
    private static final int MOST_DECIMALS = 3;
    private static final long THOUSANDTHS = 1000;
    private static final long LARGEST = 1L << 50;

    private Sizes() {}

    /** Bytes; nothing when it is no size, zero, or more than a pebibyte. A number without a unit is refused. */
    public static Optional<Long> parse(String text) {
        int whole = digits(text, 0);
        boolean broken = whole < text.length() && text.charAt(whole) == '.';
        int end = broken ? digits(text, whole + 1) : whole;
        int decimals = broken ? end - whole - 1 : 0;
        long unit = unit(text.substring(end));
        boolean wrong = whole == 0 || whole > MOST_DIGITS || decimals > MOST_DECIMALS || broken && decimals == 0;
        if (wrong || unit == 0) {
            return Optional.empty();
        }
        String fraction = broken ? text.substring(whole + 1, end) : "";
        long thousandths =
                Long.parseLong(text.substring(0, whole).concat(fraction).concat("0".repeat(MOST_DECIMALS - decimals)));
        if (thousandths == 0 || thousandths > LARGEST / unit * THOUSANDTHS) {
            return Optional.empty();
        }
        long bytes = thousandths / THOUSANDTHS * unit + thousandths % THOUSANDTHS * unit / THOUSANDTHS;
        return Optional.of(bytes);
    }

    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }

    private static long unit(String letters) {
        return switch (letters.toUpperCase(Locale.ROOT)) {
            case "K", "KB", "KIB" -> 1L << 10;
            case "M", "MB", "MIB" -> 1L << 20;
            case "G", "GB", "GIB" -> 1L << 30;
            case "T", "TB", "TIB" -> 1L << 40;
            default -> 0;
        };
    }
}
