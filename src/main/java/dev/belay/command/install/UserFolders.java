package dev.belay.command.install;

import dev.belay.files.BelayDirectories;
import dev.belay.settings.UsageException;
import java.nio.file.Path;
import java.util.Map;

/** Where this user's files are. */
record UserFolders(Path home, Path data) {
    /** @throws UsageException without a HOME */
    static UserFolders of(Map<String, String> environment) throws UsageException {
        String home = environment.getOrDefault("HOME", "");
        if (!home.startsWith("/")) {
            throw UsageException.settings("HOME is not set, so there is no place to install to");
        }
        return new UserFolders(Path.of(home), BelayDirectories.data(environment).orElseThrow());
    }
}
