package dev.belay.command.update;

import java.nio.file.Files;
import java.nio.file.Path;

/** How this Belay came here, which decides how the next one does. */
enum Origin {
    /** By install.sh, as PREFIX/share/belay/VERSION. */
    IMAGE(""),
    NPM("npm install -g @belay/cli"),
    HOMEBREW("brew upgrade belay"),
    PACKAGE("sudo apt-get install --only-upgrade belay"),
    CHECKOUT("git pull");

    private final String command;

    Origin(String command) {
        this.command = command;
    }

    /** What to type; empty where Belay does it by itself. */
    String command() {
        return command;
    }

    /** @param launcher the real path of the launcher: ROOT/scripts/belay */
    static Origin of(Path launcher) {
        String path = launcher.toString();
        if (path.contains("/node_modules/")) {
            return NPM;
        }
        if (path.contains("/Cellar/")) {
            return HOMEBREW;
        }
        if (path.startsWith("/usr/lib/") || path.startsWith("/usr/share/") || path.startsWith("/opt/")) {
            return PACKAGE;
        }
        Path root = root(launcher);
        return Files.exists(root.resolve("pom.xml")) || !path.contains("/share/belay/") ? CHECKOUT : IMAGE;
    }

    /** What install.sh was given as its prefix, or would have been. */
    static Path prefix(Path launcher) {
        return root(launcher).resolve("../../..").normalize();
    }

    private static Path root(Path launcher) {
        return launcher.resolve("../..").normalize();
    }
}
