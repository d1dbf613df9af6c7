package dev.belay.command.install;

import dev.belay.posix.SearchPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** How this Belay is called, now and after its next update. */
public record ThisBelay(Path launcher, Optional<Path> onPath) {
    /** @param shim the folder of the shim, which is no other Belay */
    public static ThisBelay of(Path home, Path shim, Map<String, String> environment) {
        Path launcher = Path.of(System.getProperty("belay.launcher", "/usr/bin/belay"));
        Optional<Path> found = SearchPath.of(environment)
                .first("belay")
                .filter(file -> !file.startsWith(shim) && leadsTo(file, launcher));
        Path link = home.resolve(".local/bin/belay");
        return new ThisBelay(leadsTo(link, launcher) ? link : launcher, found);
    }

    /** As a shell takes it: the bare name where the PATH leads here. */
    String command() {
        String path = launcher.toString();
        boolean plain = path.chars().allMatch(unit -> Character.isLetterOrDigit(unit) || "/._-+".indexOf(unit) >= 0);
        return onPath.isPresent() ? "belay" : plain ? path : "\"" + path + "\"";
    }

    /** A file that is there after an update too. */
    public Path lasting() {
        return onPath.map(Path::toAbsolutePath).orElse(launcher);
    }

    private static boolean leadsTo(Path file, Path launcher) {
        try {
            return Files.isSameFile(file, launcher);
        } catch (IOException missing) {
            return false;
        }
    }
}
