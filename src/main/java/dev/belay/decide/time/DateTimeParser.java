package dev.belay.decide.time;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A day, a time and a zone as people and clients write them, in any order: {@code Nov 24, 7:23am (UTC)}, {@code 9am on
 * Tuesday}, {@code 2026-08-09T00:00:00Z}. It knows no other language than the client's.
 */
final class DateTimeParser {
    /**
     * How long a time without a date may have gone by and still be meant: a turn that ends at the reset says it, and the
     * client leaves the date out only for today, so nearly a day ahead is the less likely reading.
     */
    static final Duration GRACE = Duration.ofMinutes(5);

    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final String MONTH = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?";
    private static final String YEAR = "(?:,? (\\d{4})(?![\\d:]))?";

    private static final Pattern BETWEEN = pattern("(?:[ ,(@)]|(?:at|on|the|of)(?![a-z])|T(?=\\d))*+");
    private static final Pattern WEEKDAY =
            pattern("(mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs?|ur)?(?:day)?(?![a-z])\\.?");
    private static final Pattern ISO_DATE = pattern("(\\d{4})[-/](\\d{1,2})[-/](\\d{1,2})(?!\\d)");
    private static final Pattern MONTH_DAY = pattern(MONTH + " (\\d{1,2})(?:st|nd|rd|th)?(?![\\d:])" + YEAR);
    private static final Pattern DAY_MONTH = pattern("(\\d{1,2})(?:st|nd|rd|th)? (?:of )?" + MONTH + YEAR);
    private static final Pattern RELATIVE = pattern("(today|tonight|tomorrow)(?![a-z])");
    private static final Pattern TWELVE =
            pattern("(\\d{1,2})(?:[:.](\\d\\d))?(?::(\\d\\d))? ?([ap])\\.?m(?:\\.|(?![a-z]))");
    private static final Pattern TWENTY_FOUR = pattern("(\\d{1,2}):(\\d\\d)(?::(\\d\\d)(?:[.,]\\d+)?)?(?!\\d)");
    private static final Pattern NAMED_TIME = pattern("(noon|midnight)(?![a-z])");

    private final ZoneId usersZone;
    private LocalTime time;
    private DayOfWeek weekday;
    private LocalDate date;
    private MonthDay monthDay;
    private int daysAhead = -1;
    private String zoneWord;

    private DateTimeParser(ZoneId usersZone) {
        this.usersZone = usersZone;
    }

    private static Pattern pattern(String expression) {
        return Pattern.compile(expression, Pattern.CASE_INSENSITIVE);
    }

    /** What stands at the beginning of this text; nothing when that is neither a day nor a time. */
    static Optional<DateTimeParser> read(String text, ZoneId usersZone) {
        DateTimeParser words = new DateTimeParser(usersZone);
        try {
            words.read(text);
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
        return words.time == null && !words.hasDay() ? Optional.empty() : Optional.of(words);
    }

    boolean hasDay() {
        return date != null || monthDay != null || weekday != null || daysAhead >= 0;
    }

    private void read(String text) {
        Matcher at = BETWEEN.matcher(text);
        int position = 0;
        while (true) {
            at.usePattern(BETWEEN).region(position, text.length()).lookingAt();
            position = Math.max(position, at.end());
            at.region(position, text.length());
            if (!day(at) && !time(at) && !zone(at)) {
                return;
            }
            position = at.end();
        }
    }

    private boolean day(Matcher at) {
        if (date == null && at.usePattern(ISO_DATE).lookingAt()) {
            date = LocalDate.of(number(at, 1), number(at, 2), number(at, 3));
        } else if (monthDay == null && at.usePattern(MONTH_DAY).lookingAt()) {
            day(at, at.group(1), number(at, 2));
        } else if (monthDay == null && at.usePattern(DAY_MONTH).lookingAt()) {
            day(at, at.group(2), number(at, 1));
        } else if (weekday == null && at.usePattern(WEEKDAY).lookingAt()) {
            weekday = DayOfWeek.of(DAYS.indexOf(lower(at.group(1))) + 1);
        } else if (daysAhead < 0 && at.usePattern(RELATIVE).lookingAt()) {
            // "tonight at midnight" is not the midnight that has gone by: it is a time without a date.
            daysAhead = switch (lower(at.group(1))) {
                case "tomorrow" -> 1;
                case "today" -> 0;
                default -> daysAhead;
            };
        } else {
            return false;
        }
        return true;
    }

    private void day(Matcher at, String month, int day) {
        int number = MONTHS.indexOf(lower(month)) + 1;
        monthDay = MonthDay.of(number, day);
        if (at.group(3) != null) {
            date = LocalDate.of(number(at, 3), number, day);
        }
    }

    private boolean time(Matcher at) {
        if (time != null) {
            return false;
        }
        if (at.usePattern(TWELVE).lookingAt()) {
            int hour = number(at, 1);
            boolean afternoon = lower(at.group(4)).equals("p");
            int shown = hour == 12 ? 0 : hour;
            time = LocalTime.of(afternoon && shown < 12 ? shown + 12 : shown, number(at, 2), number(at, 3));
        } else if (at.usePattern(TWENTY_FOUR).lookingAt()) {
            time = LocalTime.of(number(at, 1), number(at, 2), number(at, 3));
        } else if (at.usePattern(NAMED_TIME).lookingAt()) {
            time = lower(at.group(1)).equals("noon") ? LocalTime.NOON : LocalTime.MIDNIGHT;
        } else {
            return false;
        }
        return true;
    }

    private boolean zone(Matcher at) {
        if (zoneWord != null || !at.usePattern(ZoneParser.WORD).lookingAt()) {
            return false;
        }
        zoneWord = at.group();
        return true;
    }

    private static int number(Matcher at, int group) {
        return at.group(group) == null ? 0 : Integer.parseInt(at.group(group));
    }

    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }

    /**
     * The next moment that fits, no farther ahead than this; else, where that is farther, the last one that fitted, no
     * farther back; else nothing.
     */
    Optional<Instant> nearest(Instant at, Duration farthest) {
        ZoneId zone = zoneWord == null ? usersZone : ZoneParser.zone(zoneWord, usersZone, at);
        try {
            LocalDate today = at.atZone(zone).toLocalDate();
            Instant before = null;
            for (int turn = -1; turn <= 2; turn++) {
                Instant candidate = instant(candidate(today, turn), zone);
                boolean gone = candidate.isBefore(at.minus(GRACE));
                if (!gone && !candidate.isAfter(at.plus(farthest))) {
                    return Optional.of(candidate);
                }
                if (!gone) {
                    break;
                }
                before = candidate;
            }
            boolean lifted = before != null && !before.isBefore(at.minus(farthest));
            return lifted || before != null && isFixed() ? Optional.of(before) : Optional.empty();
        } catch (DateTimeException outOfTime) {
            return Optional.empty();
        }
    }

    private boolean isFixed() {
        return date != null || daysAhead >= 0;
    }

    /** What fits in the turn before, this turn and the next ones; a turn is a year, a week or a day. */
    private LocalDateTime candidate(LocalDate today, int turn) {
        if (isFixed()) {
            return onDay(date != null ? date : today.plusDays(daysAhead), today);
        }
        if (monthDay != null) {
            return onDay(monthDay.atYear(today.getYear() + turn), today);
        }
        LocalTime hour = time == null ? LocalTime.MIDNIGHT : time;
        if (weekday != null) {
            return today.with(TemporalAdjusters.previousOrSame(weekday))
                    .plusWeeks(turn)
                    .atTime(hour);
        }
        return today.plusDays(turn).atTime(hour);
    }

    /** A day without a time begins at midnight; today without a time ends then. */
    private LocalDateTime onDay(LocalDate day, LocalDate today) {
        if (time != null) {
            return day.atTime(time);
        }
        return (day.equals(today) ? day.plusDays(1) : day).atStartOfDay();
    }

    private static Instant instant(LocalDateTime local, ZoneId zone) {
        ZoneOffsetTransition change = zone.getRules().getTransition(local);
        if (change == null) {
            return local.atZone(zone).toInstant();
        }
        return change.isGap() ? change.getInstant() : local.toInstant(change.getOffsetAfter());
    }
}
