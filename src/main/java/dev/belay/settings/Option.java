package dev.belay.settings;

import java.util.Locale;
import java.util.Optional;

/**
 * An option of {@code belay run}: {@code --deadline} on the command line, {@code BELAY_DEADLINE} in the environment and
 * {@code "deadline"} in settings.json.
 */
public enum Option {
    UNATTENDED(Kind.SWITCH),
    MAX_RECOVERIES(Kind.COUNT),
    DEADLINE(Kind.DURATION),
    STALL_AFTER(Kind.DURATION),
    RESUME_PROMPT(Kind.TEXT),
    CLAUDE(Kind.TEXT),
    NO_HOOKS(Kind.SWITCH),
    NO_NOTIFY(Kind.SWITCH);

    /** What values it takes. */
    public enum Kind {
        SWITCH("true or false"),
        COUNT("a whole number from 0 to 1000"),
        DURATION("a length of time such as 90s, 15m or 2h"),
        TEXT("a text");

        private final String expected;

        Kind(String expected) {
            this.expected = expected;
        }
    }

    private final Kind kind;
    private final String key;

    Option(Kind kind) {
        this.kind = kind;
        this.key = name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Its name in settings.json. */
    public String key() {
        return key;
    }

    public String flag() {
        return "--" + key;
    }

    public String variable() {
        return "BELAY_" + name();
    }

    public boolean takesValue() {
        return kind != Kind.SWITCH;
    }

    /** What a value must look like, for a person. */
    public String expected() {
        return kind.expected;
    }

    public boolean isSwitch() {
        return kind == Kind.SWITCH;
    }

    public boolean isCount() {
        return kind == Kind.COUNT;
    }

    public static Optional<Option> withKey(String key) {
        for (Option option : values()) {
            if (option.key.equals(key)) {
                return Optional.of(option);
            }
        }
        return Optional.empty();
    }

    /** The value in one form, {@code true}, {@code 5}, {@code 15m}; nothing when it is none for this option. */
    public Optional<String> accept(String value) {
        return switch (kind) {
            case SWITCH -> truth(value);
            case COUNT -> count(value);
            case DURATION -> Durations.parse(value).map(duration -> value);
            case TEXT -> value.isBlank() ? Optional.empty() : Optional.of(value);
        };
    }

    private static Optional<String> truth(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true", "1", "yes", "on" -> Optional.of("true");
            case "false", "0", "no", "off", "" -> Optional.of("false");
            default -> Optional.empty();
        };
    }

    private static Optional<String> count(String value) {
        if (value.isEmpty() || value.length() > 4) {
            return Optional.empty();
        }
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < '0' || value.charAt(i) > '9') {
                return Optional.empty();
            }
        }
        return Integer.parseInt(value) <= 1000 ? Optional.of(value) : Optional.empty();
    }
}
