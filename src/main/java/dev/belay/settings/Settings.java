package dev.belay.settings;

import dev.belay.evidence.dialog.ColdResume;
import dev.belay.files.BelayDirectories;
import dev.belay.text.Untrusted;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How {@code belay run} behaves: a flag beats a variable, which beats settings.json, which beats the default. A value
 * that cannot be followed stops the start; it is never replaced by a guess.
 *
 * @param unattended recover without asking
 * @param limits how far recovery goes
 * @param watchdog what is watched for while claude runs
 * @param resumePrompt what to say to a session that is resumed in the middle of a turn, where the user chose
 * @param claude the client's executable, where the user chose: a path, or a name to look up
 * @param observation what is seen of the client, and kept
 * @param reports what Belay says of itself
 */
public record Settings(
        boolean unattended,
        Limits limits,
        Watchdog watchdog,
        Optional<String> resumePrompt,
        Optional<String> claude,
        Observation observation,
        Reports reports) {
    private static final String DEFAULT_RECOVERIES = "5";
    /** More than a night of recoveries of a long session costs; a loop of them is cut. */
    private static final String DEFAULT_RECOVERY_COST = "25/1d";

    private static final String DEFAULT_STALL = "PT15M";
    /** A night: who goes to bed at eleven finds the run alive at seven. */
    private static final String DEFAULT_CREDENTIALS_WAIT = "PT8H";

    /**
     * How far recovery goes.
     *
     * @param maxRecoveries how many recoveries an hour may see without proven progress
     * @param deadline how long the whole run may take
     * @param credentialsWait how long an unattended run waits for somebody to renew its credentials; zero: not at all
     * @param coldResume what becomes of a session that is no longer cached
     * @param spending what may be spent
     */
    public record Limits(
            int maxRecoveries,
            Optional<Duration> deadline,
            Duration credentialsWait,
            ColdResume coldResume,
            List<SpendingLimit> spending) {}

    /**
     * What is watched for while claude runs.
     *
     * @param stallAfter how long a working session may be silent before it counts as stalled
     * @param recycleAbove with how many bytes of memory claude and its tools are restarted at the end of a turn
     * @param memoryMax the most memory that claude and its tools may have
     * @param retries whether claude's own watchdog over its retries is switched on in an unattended run
     */
    public record Watchdog(Duration stallAfter, OptionalLong recycleAbove, OptionalLong memoryMax, boolean retries) {}

    /**
     * What is seen of the client, and kept.
     *
     * @param hooks whether to observe the client through hooks
     * @param statusReports whether claude's own reports of its state are listened to, and asked for
     * @param keepTranscripts for how long transcripts are kept besides the client's own
     * @param series whether memory, connections and the client's state are kept over time
     */
    public record Observation(boolean hooks, boolean statusReports, Retention keepTranscripts, boolean series) {}

    /**
     * What Belay says of itself.
     *
     * @param notifications whether to send notifications
     * @param preflight whether an unattended start is refused where it would be pointless
     * @param quietExit whether nothing is said to a user who leaves a session that ended in an error
     * @param reminder whether a start says that the project's last session was cut off
     * @param metrics where figures for Prometheus are written: a folder, or a file
     */
    public record Reports(
            boolean notifications, boolean preflight, boolean quietExit, boolean reminder, Optional<String> metrics) {}

    /**
     * @param flags what was given on the command line, as {@link Setting#accept} returned it
     * @throws UsageException when a variable or settings.json holds what cannot be followed
     */
    public static Settings read(Map<Setting, String> flags, Map<String, String> environment) throws UsageException {
        Map<Setting, String> values = new EnumMap<>(Setting.class);
        Optional<Path> directory = BelayDirectories.configuration(environment);
        if (directory.isPresent() && Files.exists(directory.get().resolve("settings.json"))) {
            values.putAll(SettingsFile.read(directory.get().resolve("settings.json")));
        }
        for (Setting setting : Setting.values()) {
            readVariable(setting, environment, values);
        }
        values.putAll(flags);
        return of(values);
    }

    private static void readVariable(Setting setting, Map<String, String> environment, Map<Setting, String> values)
            throws UsageException {
        String value = environment.get(setting.variable());
        if (value != null && !value.isEmpty()) {
            values.put(setting, accept(setting, setting.variable(), value));
        }
        // --no-hooks suggests BELAY_NO_HOOKS=1; to ignore that would leave on what somebody wanted off.
        String opposite = "BELAY_NO_".concat(setting.variable().substring("BELAY_".length()));
        String off = setting.isOnByDefault() ? environment.get(opposite) : null;
        if (off != null && !off.isEmpty()) {
            values.put(setting, Boolean.toString(!Boolean.parseBoolean(accept(setting, opposite, off))));
        }
    }

    private static String accept(Setting setting, String variable, String value) throws UsageException {
        Optional<String> accepted = setting.accept(value);
        if (accepted.isEmpty()) {
            throw UsageException.settings("environment: " + variable + " is \""
                    + Untrusted.line(value, 60) + "\"; expected "
                    + setting.kind().expected() + ".");
        }
        return accepted.get();
    }

    private static Settings of(Map<Setting, String> values) {
        return new Settings(
                is(Setting.UNATTENDED, values),
                limits(values),
                watchdog(values),
                Optional.ofNullable(values.get(Setting.RESUME_PROMPT)),
                Optional.ofNullable(values.get(Setting.CLAUDE)),
                new Observation(
                        is(Setting.HOOKS, values),
                        is(Setting.STATUS_REPORTS, values),
                        retention(values),
                        is(Setting.SERIES, values)),
                new Reports(
                        is(Setting.NOTIFY, values),
                        is(Setting.PREFLIGHT, values),
                        is(Setting.QUIET_EXIT, values),
                        is(Setting.REMINDER, values),
                        Optional.ofNullable(values.get(Setting.METRICS))));
    }

    private static Limits limits(Map<Setting, String> values) {
        String deadline = values.get(Setting.DEADLINE);
        return new Limits(
                Integer.parseInt(values.getOrDefault(Setting.MAX_RECOVERIES, DEFAULT_RECOVERIES)),
                deadline == null ? Optional.empty() : Optional.of(Duration.parse(deadline)),
                Duration.parse(values.getOrDefault(Setting.CREDENTIALS_WAIT, DEFAULT_CREDENTIALS_WAIT)),
                ColdResume.named(values.getOrDefault(Setting.COLD_RESUME, "")).orElse(ColdResume.FULL),
                spending(values));
    }

    private static List<SpendingLimit> spending(Map<Setting, String> values) {
        List<SpendingLimit> limits = new ArrayList<>();
        limit(values.get(Setting.MAX_COST), SpendingLimit.What.COST, limits);
        limit(values.get(Setting.MAX_TOKENS), SpendingLimit.What.TOKENS, limits);
        String recoveries = is(Setting.UNATTENDED, values) ? DEFAULT_RECOVERY_COST : null;
        limit(values.getOrDefault(Setting.MAX_RECOVERY_COST, recoveries), SpendingLimit.What.RECOVERY_COST, limits);
        return limits;
    }

    private static void limit(String given, SpendingLimit.What what, List<SpendingLimit> limits) {
        Optional<SpendingLimit> limit = given == null ? Optional.empty() : SpendingLimit.parse(what, given);
        if (limit.isPresent()) {
            limits.add(limit.get());
        }
    }

    private static Retention retention(Map<Setting, String> values) {
        String given = values.get(Setting.KEEP_TRANSCRIPTS);
        return given == null ? Retention.DEFAULT : Retention.parse(given).orElseThrow();
    }

    private static Watchdog watchdog(Map<Setting, String> values) {
        return new Watchdog(
                Duration.parse(values.getOrDefault(Setting.STALL_AFTER, DEFAULT_STALL)),
                bytes(Setting.RECYCLE_ABOVE, values),
                bytes(Setting.MEMORY_MAX, values),
                is(Setting.RETRY_WATCHDOG, values));
    }

    private static OptionalLong bytes(Setting setting, Map<Setting, String> values) {
        String value = values.get(setting);
        return value == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(value));
    }

    private static boolean is(Setting setting, Map<Setting, String> values) {
        String value = values.get(setting);
        return value == null ? setting.isOnByDefault() : Boolean.parseBoolean(value);
    }
}
