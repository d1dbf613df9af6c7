package dev.belay.operate.client;

import dev.belay.child.Command;
import dev.belay.claude.ClaudeExecutable;
import dev.belay.claude.ClientVersion;
import dev.belay.claude.ClientVersions;
import dev.belay.claude.CommandLine;
import dev.belay.claude.IdleCompaction;
import dev.belay.claude.ResumeHint;
import dev.belay.claude.hook.HookSettings;
import dev.belay.evidence.dialog.ColdResume;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is executed for a start: which program, with which arguments and environment, and what lets us hear of it. */
public final class ClientCommands {
    private static final Duration PROBE = Duration.ofSeconds(20);
    /** From this size on 2.1.116 and 2.1.329 ask whether a session of over 70 minutes is to be resumed as a summary. */
    private static final String NO_QUESTION_ON_RESUME = "CLAUDE_CODE_RESUME_TOKEN_THRESHOLD";

    private final RunContext context;
    private final ClientVersions versions;
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
    public ClientCommands(
            RunContext context,
            ClientVersions versions,
            Optional<HookSettings> hooks,
            boolean unattended,
            boolean onTerminal,
            ColdResume coldResume,
            Optional<RetryWatchdog> retries) {
        this.context = context;
        this.versions = versions;
        this.hooks = hooks;
        this.unattended = unattended;
        this.onTerminal = onTerminal;
        this.coldResume = coldResume;
        this.retries = retries;
    }

    /** The executable for the next start. */
    public Optional<String> executable() {
        return ClaudeExecutable.find(context.chosen(), context.environment());
    }

    /** Why there is none. */
    String notFound() {
        return ClaudeExecutable.notFound(context.chosen());
    }

    /** What is known of its version without running it. */
    public ClientVersions.Known known(String executable) {
        return versions.known(Path.of(executable));
    }

    /** The environment that claude gets: the user's own, and where our hooks find us. */
    public Map<String, String> environment() {
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

    /** These words of the user's, and what lets us hear of the session. */
    Command command(String executable, CommandLine commandLine, Optional<ClientVersion> version) {
        CommandLine injected = hooks.isPresent()
                ? hooks.get().inject(commandLine, version, context.workingDirectory(), isSeen())
                : keptWhole(commandLine, version);
        List<String> arguments = new ArrayList<>();
        arguments.add(executable);
        arguments.addAll(injected.arguments());
        Map<String, String> environment = environment();
        if (hooks.isPresent() && injected != commandLine && ResumeHint.isHeededBy(version.get())) {
            environment.put(ResumeHint.VARIABLE, ResumeHint.flags(commandLine));
        }
        if (retries.isPresent()) {
            retries.get().switchOn(environment, context.provider(commandLine, version), version);
        }
        return new Command(executable, arguments, environment);
    }

    /** Without hooks; the user's own settings are not read for this, and stay what they are. */
    private CommandLine keptWhole(CommandLine commandLine, Optional<ClientVersion> version) {
        boolean ours = onTerminal
                && commandLine.settings().isEmpty()
                && IdleCompaction.isUnwanted(coldResume, commandLine, version);
        return ours ? commandLine.withSettings("{" + IdleCompaction.OFF + "}") : commandLine;
    }

    /** Whether somebody looks at claude's screen. */
    private boolean isSeen() {
        return onTerminal && !unattended;
    }

    /** Asks this client for its version where hooks need to know it, for the next start. */
    void learn(String executable, ClientVersions.Known known) {
        if (!known.certain() && hooks.isPresent()) {
            Aside.run("version", () -> versions.probe(Path.of(executable), context.environment(), PROBE));
        }
    }
}
