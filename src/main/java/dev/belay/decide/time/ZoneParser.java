package dev.belay.decide.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Time zones as they stand behind a time: {@code Europe/Rome}, {@code UTC}, {@code GMT+2}, {@code -05:00}, {@code PST}.
 * An unknown one is taken for the user's own, which the client writes in.
 */
final class ZoneParser {
    static final Pattern WORD = Pattern.compile("[A-Za-z]+(?:/[A-Za-z_+-]+\\d{0,2})+"
            + "|(?i:UTC|GMT)(?: ?[+-] ?\\d{1,2}(?::?\\d\\d)?)?(?![A-Za-z])|Z(?![A-Za-z])|[+-]\\d\\d(?::?\\d\\d)?(?!\\d)"
            + "|[A-Z]{2,5}(?![A-Za-z])");

    /** Hours from UTC; where an abbreviation has several meanings the user's zone decides, else the first. */
    private static final Map<String, double[]> HOURS = Map.ofEntries(
            Map.entry("PST", new double[] {-8}),
            Map.entry("PDT", new double[] {-7}),
            Map.entry("MST", new double[] {-7}),
            Map.entry("MDT", new double[] {-6}),
            Map.entry("CST", new double[] {-6, 8}),
            Map.entry("CDT", new double[] {-5}),
            Map.entry("EST", new double[] {-5}),
            Map.entry("EDT", new double[] {-4}),
            Map.entry("AKST", new double[] {-9}),
            Map.entry("AKDT", new double[] {-8}),
            Map.entry("HST", new double[] {-10}),
            Map.entry("BRT", new double[] {-3}),
            Map.entry("WET", new double[] {0}),
            Map.entry("WEST", new double[] {1}),
            Map.entry("BST", new double[] {1, 6}),
            Map.entry("CET", new double[] {1}),
            Map.entry("CEST", new double[] {2}),
            Map.entry("EET", new double[] {2}),
            Map.entry("EEST", new double[] {3}),
            Map.entry("MSK", new double[] {3}),
            Map.entry("IST", new double[] {5.5, 2, 1}),
            Map.entry("SGT", new double[] {8}),
            Map.entry("HKT", new double[] {8}),
            Map.entry("JST", new double[] {9}),
            Map.entry("KST", new double[] {9}),
            Map.entry("AEST", new double[] {10}),
            Map.entry("AEDT", new double[] {11}),
            Map.entry("NZST", new double[] {12}),
            Map.entry("NZDT", new double[] {13}));

    private static final Map<String, String> REGIONS = Map.of(
            "PT", "America/Los_Angeles",
            "MT", "America/Denver",
            "CT", "America/Chicago",
            "ET", "America/New_York");

    private ZoneParser() {}

    static ZoneId zone(String word, ZoneId usersZone, Instant at) {
        double[] hours = HOURS.get(word);
        if (hours != null) {
            return offset(hours, usersZone, at);
        }
        String name = word.contains("/")
                ? word
                : word.toUpperCase(Locale.ROOT).replace(" ", "").replaceFirst("([+-])(\\d)(?!\\d)", "$10$2");
        try {
            return ZoneId.of(REGIONS.getOrDefault(name, name));
        } catch (DateTimeException unknown) {
            return usersZone;
        }
    }

    private static ZoneOffset offset(double[] hours, ZoneId usersZone, Instant at) {
        ZoneOffset users = usersZone.getRules().getOffset(at);
        for (double meaning : hours) {
            if (users.getTotalSeconds() == (int) (meaning * 3600)) {
                return users;
            }
        }
        return ZoneOffset.ofTotalSeconds((int) (hours[0] * 3600));
    }
}
