package dev.belay.decide.time;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a limit is lifted, read from the client's own words: {@code resets 10:23am (UTC)}, {@code |1749924000},
 * {@code try again in 20 seconds} and their kin (docs/concepts/client.md, limits of a subscription). Pure: no clock, no zone of its own.
 *
 * <p>It refuses what is absurd (more than {@link #LONGEST} ahead, {@link #LONGEST_MONTHLY} where the words speak of a
 * month or of money): a wrong reading would cost days.
 */
public final class ResetTime {
    static final Duration LONGEST = Duration.ofDays(8);
    /** A month, and some days of grace. */
    public static final Duration LONGEST_MONTHLY = Duration.ofDays(35);

    /** A five-hour limit that seems to be lifted later than this has been lifted already: the bare time went by. */
    static final Duration LONGEST_SESSION = Duration.ofHours(6);

    private static final int LONGEST_TEXT = 8_000;
    private static final int LONGEST_TAIL = 120;
    private static final int IGNORING_CASE = Pattern.CASE_INSENSITIVE;

    private static final Pattern SESSION =
            Pattern.compile("(?<![a-z])(?:session|hourly|(?:5|five)[- ]?hour)", IGNORING_CASE);
    private static final Pattern MONTHLY = Pattern.compile("month|spend|extra usage|credit|budget", IGNORING_CASE);
    private static final Pattern ANCHOR = Pattern.compile(
            "reached ?\\||(?<![a-z])(?:reset(?:s|ting)?|continu(?:es?|ing)|resum(?:es?|ing)|try(?:ing)? again|retry"
                    + "|available|wait|until|lifted|back|refresh(?:es)?|renews?)",
            IGNORING_CASE);
    private static final Pattern FILLER = Pattern.compile(
            "(?:[ :=\"'|_\\\\-]|(?:after|at|in|delay|time|ms|milliseconds|secs|seconds)"
                    + "|(?:on|again|automatically|for|about|around|approximately|by|until|from|the|next|this|requests"
                    + "|tokens|daily|is|are|be|will|please)(?![a-z]))*+",
            IGNORING_CASE);
    private static final Pattern EPOCH = Pattern.compile("(\\d{10})(\\d{3})?(?:\\.\\d+)?(?!\\d)");
    private static final Pattern SECONDS = Pattern.compile("(\\d{1,9})(?:\\.\\d+)?(?= *(?:[\"'\\\\,;)}\\]]|$))");
    private static final Pattern MILLIS = Pattern.compile("(?:ms|milliseconds)[^a-z]*$", IGNORING_CASE);
    private static final Pattern LENGTH = Pattern.compile(
            "(?:(\\d{1,6})(?:\\.\\d+)?(?: ?[-\u2013] ?(\\d{1,6}))?|an?(?= )) ?"
                    + "(ms|d(?:ays?)?|h(?:ours?|rs?)?|m(?:in(?:ute)?s?)?|s(?:ec(?:ond)?s?)?)(?![a-z])(?:,? and|,)? ?",
            IGNORING_CASE);

    private ResetTime() {}

    /**
     * When the limit is lifted. It may lie before {@code at}: then it is lifted already.
     *
     * <p>A time without a date is the next such time; one that went by less than {@link DateTimeParser#GRACE} ago is
     * that one. A time in the gap of a daylight-saving change is the moment after the gap; one that comes twice is the
     * later, because waking early costs a request.
     *
     * @param text what the client said; untrusted
     * @param at the instant of the evidence
     * @param zone the user's: the client writes its times in it unless it says otherwise
     */
    public static Optional<Instant> in(String text, Instant at, ZoneId zone) {
        String words = plain(text);
        Matcher anchor = ANCHOR.matcher(words);
        while (anchor.find()) {
            Optional<Instant> found = after(anchor, words, at, zone);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** One line with plain spaces: a screen wraps, and Intl puts a narrow no-break space before "AM". */
    private static String plain(String text) {
        String start = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
        return start.replace('\u2212', '-')
                .replaceAll("[\\s\u00a0\u2007\u2009\u202f]+", " ")
                .strip();
    }

    private static Optional<Instant> after(Matcher anchor, String words, Instant at, ZoneId zone) {
        Matcher filler = FILLER.matcher(words).region(anchor.end(), words.length());
        int start = filler.lookingAt() ? filler.end() : anchor.end();
        String filled = words.substring(anchor.end(), start);
        String tail = words.substring(start, Math.min(words.length(), start + LONGEST_TAIL));
        Optional<Instant> exact = epoch(tail).or(() -> length(tail).map(at::plus));
        if (exact.isEmpty() && anchor.group().equalsIgnoreCase("retry")) {
            exact = seconds(tail, filled).map(at::plus);
        }
        if (exact.isPresent()) {
            return exact.filter(instant -> !instant.isAfter(at.plus(longest(words))));
        }
        return DateTimeParser.read(tail, zone)
                .flatMap(named -> named.nearest(at, named.hasDay() ? longest(words) : longestOfTheDay(words)));
    }

    private static Duration longest(String words) {
        return MONTHLY.matcher(words).find() ? LONGEST_MONTHLY : LONGEST;
    }

    private static Duration longestOfTheDay(String words) {
        return SESSION.matcher(words).find() ? LONGEST_SESSION : LONGEST;
    }

    /** Seconds or milliseconds since 1970. */
    private static Optional<Instant> epoch(String tail) {
        Matcher epoch = EPOCH.matcher(tail);
        return epoch.lookingAt()
                ? Optional.of(Instant.ofEpochSecond(Long.parseLong(epoch.group(1))))
                : Optional.empty();
    }

    /** The value of a retry-after header: seconds, unless its name says otherwise. */
    private static Optional<Duration> seconds(String tail, String name) {
        Matcher number = SECONDS.matcher(tail);
        if (!name.toLowerCase(java.util.Locale.ROOT).matches(".*(?:after|delay).*") || !number.lookingAt()) {
            return Optional.empty();
        }
        long value = Long.parseLong(number.group(1));
        boolean millis = MILLIS.matcher(name).find();
        return Optional.of(millis ? Duration.ofMillis(value) : Duration.ofSeconds(value));
    }

    /** {@code 2h 15m}, {@code 1 hour and 5 minutes}, {@code 5-10 minutes} (the longer), {@code an hour}. */
    private static Optional<Duration> length(String tail) {
        Matcher part = LENGTH.matcher(tail);
        Duration sum = Duration.ZERO;
        int end = 0;
        while (part.region(end, tail.length()).lookingAt()) {
            String count = part.group(2) != null ? part.group(2) : part.group(1) != null ? part.group(1) : "1";
            sum = sum.plus(unit(part.group(3)).multipliedBy(Long.parseLong(count)));
            end = part.end();
        }
        return end == 0 ? Optional.empty() : Optional.of(sum);
    }

    private static Duration unit(String word) {
        String unit = word.toLowerCase(java.util.Locale.ROOT);
        return unit.equals("ms")
                ? Duration.ofMillis(1)
                : switch (unit.charAt(0)) {
                    case 'd' -> Duration.ofDays(1);
                    case 'h' -> Duration.ofHours(1);
                    case 'm' -> Duration.ofMinutes(1);
                    default -> Duration.ofSeconds(1);
                };
    }
}
