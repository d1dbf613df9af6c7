package dev.belay.doctor.check;

import dev.belay.claude.ProjectDirectory;
import dev.belay.claude.SessionFiles;
import dev.belay.claude.provider.SettingsScopes;
import dev.belay.doctor.machine.DiskCheck;
import dev.belay.evidence.ExitStatus;
import dev.belay.machine.DiskSpace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The few checks whose failure makes an unattended run pointless, in a few milliseconds before claude starts: a full
 * disk, a transcript that will not be saved, so that nothing could be resumed, or credentials that have expired. It reads
 * only, and loads no more than it needs, for claude waits.
 */
public final class Preflight {
    public static final String ANYWAY = " (--no-preflight starts it anyway)";

    private final Map<String, String> environment;
    private final Path workingDirectory;
    private CredentialsOutlook outlook;

    /**
     * Why not to start.
     *
     * @param status the exit status: 75 where it may be worth trying later, 77 where somebody must sign in, 78 where somebody must change something
     * @param say what is wrong and what to do, in one line
     */
    public record Refusal(int status, String say) {}

    public Preflight(Map<String, String> environment, Path workingDirectory) {
        this.environment = environment;
        this.workingDirectory = workingDirectory;
    }

    /**
     * Looks.
     *
     * @param ephemeral whether claude's own words tell it to keep no transcript
     */
    public Optional<Refusal> run(boolean ephemeral) {
        Path configuration = SessionFiles.configurationDirectory(environment).toAbsolutePath();
        Path transcripts = ProjectDirectory.of(configuration, workingDirectory).path();
        Optional<Refusal> refusal = unsaved(ephemeral, configuration);
        if (refusal.isEmpty()) {
            refusal = at(transcripts, "the transcript");
        }
        if (refusal.isEmpty()) {
            String named = environment.get("CLAUDE_CONFIG_DIR");
            Path parent = named == null || named.isBlank() ? configuration.getParent() : configuration;
            refusal = at(parent, ".claude.json");
        }
        if (refusal.isEmpty()) {
            String temporary = environment.get("TMPDIR");
            refusal = at(Path.of(temporary == null || temporary.isBlank() ? "/tmp" : temporary), "temporary files");
        }
        return refusal.isEmpty() ? outlook().refusal(Instant.now()) : refusal;
    }

    /**
     * What to say before a start that goes ahead: credentials that would not last, or cannot work.
     *
     * @param deadline of the run
     * @param wait how long the run would wait for somebody to renew them
     */
    public Optional<String> warning(Optional<Duration> deadline, Duration wait) {
        return outlook().warning(Instant.now(), deadline, wait);
    }

    private CredentialsOutlook outlook() {
        if (outlook == null) {
            Path configuration =
                    SessionFiles.configurationDirectory(environment).toAbsolutePath();
            outlook = new CredentialsOutlook(environment, workingDirectory, configuration);
        }
        return outlook;
    }

    private static Optional<Refusal> at(Path folder, String what) {
        Path existing = DiskSpace.existing(folder);
        if (!Files.isWritable(existing)) {
            return Optional.of(new Refusal(
                    ExitStatus.SETTINGS,
                    existing + ", where claude keeps " + what + ", is not writable, so nothing could be resumed."
                            + " `belay doctor --only permissions` shows more" + ANYWAY));
        }
        DiskCheck.Room room = DiskCheck.Room.at(existing);
        return room.isFull()
                ? Optional.of(new Refusal(
                        ExitStatus.TRY_LATER,
                        "the disk of " + existing + ", where claude keeps " + what + ", is full: " + room.told()
                                + ". Free some space" + ANYWAY))
                : Optional.empty();
    }

    private Optional<Refusal> unsaved(boolean ephemeral, Path configuration) {
        String why = null;
        if (ephemeral) {
            why = "with --no-session-persistence claude keeps no transcript";
        } else if (on(environment.get("CLAUDE_CODE_SKIP_PROMPT_HISTORY"))) {
            why = "CLAUDE_CODE_SKIP_PROMPT_HISTORY is set, so claude keeps no transcript";
        } else if (Mention.inSettings(
                configuration, workingDirectory, "cleanupPeriodDays", "CLAUDE_CODE_SKIP_PROMPT_HISTORY")) {
            why = inSettings(configuration);
        }
        return why == null
                ? Optional.empty()
                : Optional.of(new Refusal(ExitStatus.SETTINGS, why + ", and nothing could be resumed" + ANYWAY));
    }

    private static boolean on(String value) {
        return value != null && !value.isBlank() && !value.equals("0") && !value.equalsIgnoreCase("false");
    }

    private String inSettings(Path configuration) {
        SettingsScopes settings = SettingsScopes.read(configuration, workingDirectory, SettingsScopes.administrators());
        if (on(settings.variables().get("CLAUDE_CODE_SKIP_PROMPT_HISTORY"))) {
            return "CLAUDE_CODE_SKIP_PROMPT_HISTORY is set in claude's settings, so it keeps no transcript";
        }
        Object days = settings.value("cleanupPeriodDays").orElse(null);
        return days instanceof Number number && number.doubleValue() <= 0
                ? "\"cleanupPeriodDays\" is " + days + " in claude's settings, so transcripts are not kept"
                : null;
    }
}
