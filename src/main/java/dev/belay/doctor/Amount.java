package dev.belay.doctor;

import java.time.Duration;
import java.util.Locale;

/** Numbers as people read them. */
public final class Amount {
    public static final long MEGABYTE = 1L << 20;
    public static final long GIGABYTE = 1L << 30;

    private Amount() {}

    /** {@code 512 MB}, {@code 3.4 GB}. */
    public static String bytes(long bytes) {
        if (bytes >= GIGABYTE) {
            return String.format(Locale.ROOT, "%.1f GB", bytes / (double) GIGABYTE);
        }
        if (bytes >= MEGABYTE) {
            return bytes / MEGABYTE + " MB";
        }
        return bytes >= 1024 ? bytes / 1024 + " KB" : bytes + " bytes";
    }

    /** {@code 1 file}, {@code 5,000 files}. */
    public static String of(long count, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
    }

    /** {@code 40 seconds}, {@code 3 hours}, {@code 12 days}: the largest unit that fits. */
    public static String time(Duration time) {
        long seconds = time.toSeconds();
        if (seconds >= 2 * 24 * 3600) {
            return of(seconds / (24 * 3600), "day");
        }
        if (seconds >= 2 * 3600) {
            return of(seconds / 3600, "hour");
        }
        if (seconds < 10 && time.toMillis() % 1000 != 0) {
            return String.format(Locale.ROOT, "%.1f seconds", time.toMillis() / 1000.0);
        }
        return seconds >= 120 ? of(seconds / 60, "minute") : of(seconds, "second");
    }
}
