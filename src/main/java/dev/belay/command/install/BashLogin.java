package dev.belay.command.install;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Bash as a login shell, as terminals on macOS, tmux and ssh start it: it reads the first of three files that there is, and
 * {@code .bashrc} only where that file does.
 */
final class BashLogin {
    /** In the order of bash. */
    static final List<String> FILES = List.of(".bash_profile", ".bash_login", ".profile");

    private BashLogin() {}

    /**
     * The file that takes the lines of {@code .bashrc} too; nothing where it reads that file. Where there is none of them it
     * is {@code .profile}: either of the others would hide one that is written later.
     */
    static Optional<Path> file(Path home) throws IOException {
        for (String name : FILES) {
            Path file = home.resolve(name);
            if (Files.isRegularFile(file)) {
                return readsBashrc(file) ? Optional.empty() : Optional.of(file);
            }
        }
        return Optional.of(home.resolve(".profile"));
    }

    private static boolean readsBashrc(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            return false;
        }
        String users = new String(MarkedLines.without(Files.readAllBytes(file)), StandardCharsets.ISO_8859_1);
        return users.lines().map(String::strip).anyMatch(line -> !line.startsWith("#") && line.contains("bashrc"));
    }
}
