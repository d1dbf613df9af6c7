package dev.belay.command.install;

import dev.belay.launcher.BelayLauncher;
import dev.belay.posix.SearchPath;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How this Belay is called, now and after its next update, whether its own shim is on the PATH or not. */
public record ThisBelay(BelayLauncher launcher, SearchPath path, Path home) {
    /** @param shim the folder of the shim, which is no other Belay */
    public static ThisBelay of(Path home, Path shim, Map<String, String> environment) {
        List<String> folders = new ArrayList<>();
        for (String folder :
                environment.getOrDefault("PATH", SearchPath.DEFAULT).split(":", -1)) {
            if (!folder.equals(shim.toString())) {
                folders.add(folder);
            }
        }
        return new ThisBelay(BelayLauncher.here(), new SearchPath(String.join(":", folders)), home);
    }

    boolean isOnPath() {
        return launcher.isFirstOn(path);
    }

    /** As a shell takes it: the bare name where the PATH leads here. */
    String command() {
        return launcher.command(path, home);
    }

    /** A file that is there after an update too. */
    public Path lasting() {
        return launcher.lasting(path, home);
    }
}
