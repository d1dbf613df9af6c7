package dev.belay.settings;

import dev.belay.files.BelayDirectories;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** {@code "update-notice": false} in settings.json: no command asks or says whether there is a newer Belay. */
public final class UpdateNoticeSetting {
    static final String KEY = "update-notice";

    private UpdateNoticeSetting() {}

    /** Off, too, where the file cannot be followed: whoever wrote it may have said so. */
    public static boolean isOn(Map<String, String> environment) {
        Optional<Path> file =
                BelayDirectories.configuration(environment).map(folder -> folder.resolve("settings.json"));
        try {
            return file.isEmpty() || !Files.exists(file.get()) || SettingsFile.updateNotice(file.get());
        } catch (UsageException broken) {
            return false;
        }
    }
}
