package dev.belay.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The options of {@code belay run}: flag beats environment beats settings.json beats default. */
public final class Settings {
    private static final int MAX_RECOVERIES = 5;
    private static final Duration STALL_AFTER = Duration.ofMinutes(15);
    private final Map<Option, String> values;

    private Settings(Map<Option, String> values) {
        this.values = values;
    }

    /**
     * All of it together.
     *
     * @param flags what stood on the command line
     * @throws UsageException 78 with file, line and key, or the variable, and what was expected
     */
    public static Settings load(Map<Option, String> flags, Map<String, String> environment) throws UsageException {
        Map<Option, String> values = new EnumMap<>(Option.class);
        Optional<Path> file = Directories.configuration(environment).map(folder -> folder.resolve("settings.json"));
        if (file.isPresent() && Files.exists(file.get())) {
            values.putAll(SettingsFile.read(file.get()));
        }
        for (Option option : Option.values()) {
            String value = environment.get(option.variable());
            if (value != null && !value.isEmpty()) {
                values.put(
                        option,
                        option.accept(value)
                                .orElseThrow(() -> new UsageException(
                                        UsageException.SETTINGS,
                                        "the variable " + option.variable() + " must be " + option.expected())));
            }
        }
        values.putAll(flags);
        return new Settings(values);
    }

    private boolean on(Option option) {
        return "true".equals(values.get(option));
    }

    private Optional<String> text(Option option) {
        return Optional.ofNullable(values.get(option));
    }

    public boolean unattended() {
        return on(Option.UNATTENDED);
    }

    public boolean hooks() {
        return !on(Option.NO_HOOKS);
    }

    public boolean notifications() {
        return !on(Option.NO_NOTIFY);
    }

    /** Recoveries without proven progress, in an hour. */
    public int maxRecoveries() {
        return text(Option.MAX_RECOVERIES).map(Integer::parseInt).orElse(MAX_RECOVERIES);
    }

    public Optional<Duration> deadline() {
        return text(Option.DEADLINE).flatMap(Durations::parse);
    }

    public Duration stallAfter() {
        return text(Option.STALL_AFTER).flatMap(Durations::parse).orElse(STALL_AFTER);
    }

    public Optional<String> resumePrompt() {
        return text(Option.RESUME_PROMPT);
    }

    public Optional<String> claude() {
        return text(Option.CLAUDE);
    }
}
