package dev.belay.command.update;

import dev.belay.launcher.BelayLauncher;
import java.nio.file.Files;
import java.nio.file.Path;

/** How this Belay came here, which decides how the next one does. */
enum Origin {
    /** By install.sh, as PREFIX/share/belay/VERSION. */
    IMAGE(""),
    NPM("npm install -g "),
    HOMEBREW("brew upgrade belay"),
    PACKAGE("sudo apt-get install --only-upgrade belay"),
    /** The same from the .rpm. */
    RPM("sudo dnf upgrade belay"),
    CHECKOUT("git pull");

    private static final Path DPKG = Path.of("/usr/bin/dpkg");
    private static final String MODULES = "/node_modules/";

    private final String command;

    Origin(String command) {
        this.command = command;
    }

    /** What to type; empty where Belay does it by itself. */
    String command(Path launcher) {
        return this == NPM ? command + npmPackage(launcher.toString()) : command;
    }

    /** The package that the user installed, by the name of the one for this platform, which holds the launcher. */
    private static String npmPackage(String path) {
        String inside = path.substring(path.lastIndexOf(MODULES) + MODULES.length());
        int scope = inside.startsWith("@") ? inside.indexOf('/') + 1 : 0;
        int end = inside.indexOf('/', scope);
        return inside.substring(0, end < 0 ? inside.length() : end).replaceFirst("-(linux|macos)-(x64|arm64)$", "");
    }

    /** The real path of ours. */
    static Path launcher() {
        return BelayLauncher.here().real();
    }

    /** @param launcher the real path of the launcher: ROOT/scripts/belay */
    static Origin of(Path launcher) {
        String path = launcher.toString();
        if (path.contains(MODULES)) {
            return NPM;
        }
        if (path.contains("/Cellar/")) {
            return HOMEBREW;
        }
        if (path.startsWith("/usr/lib/") || path.startsWith("/usr/share/") || path.startsWith("/opt/")) {
            return Files.exists(DPKG) ? PACKAGE : RPM;
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
