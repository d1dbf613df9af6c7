package dev.belay.settings;

import dev.belay.evidence.dialog.ColdResume;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** The settings of {@code belay run}: each has this key in settings.json, a variable, and a flag. */
public enum Setting {
    UNATTENDED("unattended", Kind.SWITCH),
    MAX_RECOVERIES("max-recoveries", Kind.COUNT),
    DEADLINE("deadline", Kind.DURATION),
    STALL_AFTER("stall-after", Kind.DURATION),
    RECYCLE_ABOVE("recycle-above", Kind.SIZE),
    MEMORY_MAX("memory-max", Kind.SIZE),
    RESUME_PROMPT("resume-prompt", Kind.TEXT),
    CLAUDE("claude", Kind.TEXT),
    HOOKS("hooks", Kind.SWITCH),
    STATUS_REPORTS("status-reports", Kind.SWITCH),
    NOTIFY("notify", Kind.SWITCH),
    PREFLIGHT("preflight", Kind.SWITCH),
    QUIET_EXIT("quiet-exit", Kind.SWITCH),
    REMINDER("reminder", Kind.SWITCH),
    CREDENTIALS_WAIT("credentials-wait", Kind.WAIT),
    KEEP_TRANSCRIPTS("keep-transcripts", Kind.RETENTION),
    COLD_RESUME("cold-resume", Kind.COLD_RESUME),
    RETRY_WATCHDOG("retry-watchdog", Kind.SWITCH),
    MAX_COST("max-cost", Kind.MONEY),
    MAX_TOKENS("max-tokens", Kind.TOKENS),
    MAX_RECOVERY_COST("max-recovery-cost", Kind.MONEY),
    METRICS("metrics", Kind.TEXT),
    SERIES("series", Kind.SWITCH);

    private static final int LARGEST_COUNT = 1000;

    private final String key;
    private final Kind kind;

    Setting(String key, Kind kind) {
        this.key = key;
        this.kind = kind;
    }

    /** What a value must be. */
    public enum Kind {
        SWITCH("true or false"),
        COUNT("a whole number from 0 to 1000"),
        DURATION("a duration such as 90s, 15m, 2h or 1d"),
        WAIT("a duration such as 90s, 15m, 2h or 1d, or 0 for not at all"),
        SIZE("a size such as 800M, 4G or 1.5G"),
        RETENTION("days, a size or both, such as 180d,5G, or off"),
        COLD_RESUME("full, summary or ask"),
        MONEY("an amount in USD such as 5 or 2.50, one per time such as 5/1h, or off"),
        TOKENS("a number of tokens such as 500k or 2M, one per time such as 2M/1h, or off"),
        TEXT("a non-empty text");

        private final String expected;

        Kind(String expected) {
            this.expected = expected;
        }

        /** In words, for a message. */
        public String expected() {
            return expected;
        }
    }

    /** The key in settings.json. */
    public String key() {
        return key;
    }

    public Kind kind() {
        return kind;
    }

    /** {@code BELAY_MAX_RECOVERIES}. */
    public String variable() {
        return "BELAY_".concat(key.replace('-', '_').toUpperCase(Locale.ROOT));
    }

    /** {@code --max-recoveries}; what is on by default has a flag that turns it off: {@code --no-hooks}. */
    public String flag() {
        return (isOnByDefault() ? "--no-" : "--").concat(key);
    }

    public boolean isOnByDefault() {
        return switch (this) {
            case HOOKS, STATUS_REPORTS, NOTIFY, PREFLIGHT, REMINDER, RETRY_WATCHDOG, SERIES -> true;
            default -> false;
        };
    }

    /** The value in its one spelling, or nothing when it is not of the kind. */
    public Optional<String> accept(String value) {
        return switch (kind) {
            case SWITCH -> onOrOff(value);
            case COUNT -> isCount(value) ? Optional.of(value) : Optional.empty();
            case DURATION -> duration(value);
            case WAIT ->
                value.equals("0") || value.equals("0s") ? Optional.of(Duration.ZERO.toString()) : duration(value);
            case SIZE -> size(value);
            case RETENTION -> Retention.parse(value).isPresent() ? Optional.of(value) : Optional.empty();
            case MONEY -> SpendingLimit.isMoney(value) ? Optional.of(value) : Optional.empty();
            case TOKENS -> SpendingLimit.isTokens(value) ? Optional.of(value) : Optional.empty();
            case COLD_RESUME -> ColdResume.named(value).map(ColdResume::id);
            case TEXT -> value.isBlank() || value.indexOf('\0') >= 0 ? Optional.empty() : Optional.of(value);
        };
    }

    /** The setting of this key, or nothing. */
    public static Optional<Setting> named(String key) {
        for (Setting setting : values()) {
            if (setting.key.equals(key)) {
                return Optional.of(setting);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> duration(String value) {
        Optional<Duration> duration = Durations.parse(value);
        return duration.isPresent() ? Optional.of(duration.get().toString()) : Optional.empty();
    }

    private static Optional<String> size(String value) {
        Optional<Long> bytes = Sizes.parse(value);
        return bytes.isPresent() ? Optional.of(Long.toString(bytes.get())) : Optional.empty();
    }

    private static Optional<String> onOrOff(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on", "1" -> Optional.of("true");
            case "false", "no", "off", "0" -> Optional.of("false");
            default -> Optional.empty();
        };
    }

    private static boolean isCount(String value) {
        if (value.isEmpty() || value.length() > 4) {
            return false;
        }
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < '0' || value.charAt(i) > '9') {
                return false;
            }
        }
        return Integer.parseInt(value) <= LARGEST_COUNT;
    }
}
