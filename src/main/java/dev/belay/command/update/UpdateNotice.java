package dev.belay.command.update;

import dev.belay.console.Console;
import dev.belay.files.BelayDirectories;
import dev.belay.launcher.BelayLauncher;
import dev.belay.posix.Subprocess;
import dev.belay.settings.UpdateNoticeSetting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Says, at most once a day and after a command that somebody has read on a terminal, that there is a newer Belay. The
 * command never waits for the answer: {@code belay update --check} asks in the background, and the next command tells.
 */
final class UpdateNotice {
    /** In the state folder: the newest version, or nothing once it has been told; its time is that of the question. */
    static final String FILE = "newest-version";

    private static final Duration DAY = Duration.ofDays(1);
    private static final Set<String> AFTER = Set.of("doctor", "sessions", "incidents", "diagnose", "failures");

    private final Console console;
    private final Optional<Path> launcher;

    UpdateNotice(Console console, Optional<Path> launcher) {
        this.console = console;
        this.launcher = launcher;
    }

    /** After this command, whatever its result. Nothing that fails here is worth a word. */
    static void after(String command, Console console) {
        if (AFTER.contains(command)) {
            new UpdateNotice(console, BelayLauncher.known().map(BelayLauncher::file)).tell();
        }
    }

    void tell() {
        Optional<Path> file = file(console.environment());
        if (file.isEmpty() || !isWelcome()) {
            return;
        }
        try {
            if (isDue(file.get())) {
                ask(file.get());
                return;
            }
            String newest = Files.readString(file.get()).strip();
            if (!newest.isEmpty()) {
                Files.writeString(file.get(), "");
                if (Releases.isVersion(newest) && Releases.isNewer(newest, Releases.ours())) {
                    console.say(
                            "version " + newest + " is there, and this is " + Releases.ours() + "; see `belay update`");
                }
            }
        } catch (IOException unreadable) {
            // Tomorrow, or never: the command itself is done.
        }
    }

    /** Keeps what a question has found, where there is a state folder. */
    static void remember(String newest, Map<String, String> environment) {
        try {
            Optional<Path> file = file(environment);
            if (file.isPresent()) {
                Files.writeString(file.get(), newest);
            }
        } catch (IOException unwritable) {
            // It is asked again tomorrow.
        }
    }

    private static Optional<Path> file(Map<String, String> environment) {
        return BelayDirectories.state(environment).filter(Files::isDirectory).map(folder -> folder.resolve(FILE));
    }

    private boolean isWelcome() {
        Map<String, String> environment = console.environment();
        return console.width() > 0
                && console.terminals().errorWidth() > 0
                && environment.getOrDefault("CI", "").isEmpty()
                && !environment.containsKey("BELAY_INBOX")
                && !Releases.isPlaceholder(environment)
                && UpdateNoticeSetting.isOn(environment);
    }

    private static boolean isDue(Path file) throws IOException {
        return !Files.exists(file)
                || Files.getLastModifiedTime(file)
                        .toInstant()
                        .isBefore(Instant.now().minus(DAY));
    }

    private void ask(Path file) throws IOException {
        if (launcher.isEmpty()) {
            return;
        }
        if (Files.exists(file)) {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        } else {
            Files.createFile(file);
        }
        new Subprocess(List.of(launcher.get().toString(), "update", "--check"))
                .environment(console.environment())
                .withoutOutput()
                .withoutErrors()
                .start();
    }
}
