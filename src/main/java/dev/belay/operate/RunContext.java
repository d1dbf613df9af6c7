package dev.belay.operate;

import dev.belay.child.ChildLauncher;
import dev.belay.claude.ClientVersion;
import dev.belay.claude.ClientVersions;
import dev.belay.claude.CommandLine;
import dev.belay.claude.hook.HookSettings;
import dev.belay.claude.provider.ClientArguments;
import dev.belay.claude.provider.ProviderLookup;
import dev.belay.terminal.UserTerminal;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What stays the same for all starts of a run.
 *
 * @param chosen the claude that the user chose
 * @param terminal nothing in print mode and in pipes
 * @param hooks nothing when the user wants none
 * @param configuration the client's configuration directory
 * @param watchdog what a client that is alive is watched for; nothing when only its end is awaited
 */
public record RunContext(
        Optional<String> chosen,
        Map<String, String> environment,
        Optional<UserTerminal> terminal,
        ChildLauncher launcher,
        RunDirectory runDirectory,
        Optional<HookSettings> hooks,
        ClientVersions versions,
        Path configuration,
        Path workingDirectory,
        Optional<WatchdogSettings> watchdog) {

    /** Whose API a claude of this version, started with these words, talks to; read once somebody asks. */
    ProviderLookup provider(CommandLine commandLine, Optional<ClientVersion> version) {
        ClientArguments arguments = new ClientArguments(
                HookSettings.heeded(commandLine.settings(), version),
                commandLine.settingSources(),
                commandLine.model());
        return new ProviderLookup(
                environment, configuration, workingDirectory, arguments, version.map(ClientVersion::toString));
    }
}
