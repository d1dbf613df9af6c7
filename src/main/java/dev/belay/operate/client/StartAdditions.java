package dev.belay.operate.client;

import dev.belay.claude.ClientVersion;
import dev.belay.claude.CommandLine;
import dev.belay.claude.IdleCompaction;
import dev.belay.claude.ResumeHint;
import dev.belay.claude.hook.HookSettings;
import dev.belay.evidence.dialog.ColdResume;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a start gets besides the user's own words and environment: what lets us hear of it, and what keeps it going. */
public final class StartAdditions {
    /** From this size on 2.1.116 and 2.1.329 ask whether a session of over 70 minutes is to be resumed as a summary. */
    private static final String NO_QUESTION_ON_RESUME = "CLAUDE_CODE_RESUME_TOKEN_THRESHOLD";

    private final RunContext context;
    private final Optional<HookSettings> hooks;
    private final boolean unattended;
    private final boolean onTerminal;
    private final ColdResume coldResume;
    private final Optional<RetryWatchdog> retries;

    /**
     * @param hooks nothing when the user wants none
     * @param coldResume what becomes of a session that is no longer cached
     * @param retries what switches on the client's own watchdog over its retries; nothing where that is not wanted
     */
    public StartAdditions(
            RunContext context,
            Optional<HookSettings> hooks,
            boolean unattended,
            boolean onTerminal,
            ColdResume coldResume,
            Optional<RetryWatchdog> retries) {
        this.context = context;
        this.hooks = hooks;
        this.unattended = unattended;
        this.onTerminal = onTerminal;
        this.coldResume = coldResume;
        this.retries = retries;
    }

    /** Whether they depend on the client's version. */
    boolean needVersion() {
        return hooks.isPresent();
    }

    /** These words of the user's with ours. */
    CommandLine words(CommandLine original, Optional<ClientVersion> version) {
        return hooks.isPresent()
                ? hooks.get().inject(original, version, context.workingDirectory(), isSeen())
                : keptWhole(original, version);
    }

    /** Without hooks; the user's own settings are not read for this, and stay what they are. */
    private CommandLine keptWhole(CommandLine original, Optional<ClientVersion> version) {
        boolean ours =
                onTerminal && original.settings().isEmpty() && IdleCompaction.isUnwanted(coldResume, original, version);
        return ours ? original.withSettings("{" + IdleCompaction.OFF + "}") : original;
    }

    /** Whether somebody looks at claude's screen. */
    private boolean isSeen() {
        return onTerminal && !unattended;
    }

    /** The environment of any claude: the user's own, and where our hooks find us. */
    Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>(context.environment());
        Optional<Path> inbox = context.runDirectory().inbox();
        if (inbox.isPresent()) {
            environment.put(HookSettings.INBOX, inbox.get().toString());
        }
        if (unattended && coldResume == ColdResume.FULL) {
            environment.putIfAbsent(NO_QUESTION_ON_RESUME, "1000000000");
        }
        return environment;
    }

    /**
     * The same for the claude of the session.
     *
     * @param words the user's with ours
     */
    Map<String, String> environment(CommandLine original, CommandLine words, Optional<ClientVersion> version) {
        Map<String, String> environment = environment();
        if (hooks.isPresent() && words != original && ResumeHint.isHeededBy(version.get())) {
            environment.put(ResumeHint.VARIABLE, ResumeHint.flags(original));
        }
        if (retries.isPresent()) {
            retries.get().switchOn(environment, context.provider(original, version), version);
        }
        return environment;
    }
}
