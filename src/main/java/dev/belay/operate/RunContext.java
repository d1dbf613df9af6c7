package dev.belay.operate;

import dev.belay.child.ChildLauncher;
import dev.belay.child.ClientVersions;
import dev.belay.child.HookSettings;
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
 * @param vigilance what a client that is alive is watched for; nothing when only its end is awaited
 */
public record RunContext(
        Optional<String> chosen,
        Map<String, String> environment,
        Optional<UserTerminal> terminal,
        ChildLauncher launcher,
        Scratch scratch,
        Optional<HookSettings> hooks,
        ClientVersions versions,
        Path configuration,
        Path workingDirectory,
        Optional<Vigilance> vigilance) {}
