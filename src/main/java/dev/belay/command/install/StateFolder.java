package dev.belay.command.install;

import dev.belay.console.Arguments;
import dev.belay.console.Console;
import dev.belay.files.BelayDirectories;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** The journal, the log and the kept transcripts, which outlive an installation unless somebody says otherwise. */
final class StateFolder {
    private StateFolder() {}

    /** Deletes it with {@code --purge}, and otherwise says that it stays. */
    static void keepOrDelete(Arguments given, Console console) throws IOException {
        Optional<Path> state = BelayDirectories.state(console.environment()).filter(Files::isDirectory);
        if (state.isEmpty()) {
            return;
        }
        if (!given.has("--purge")) {
            console.say("the journal and the kept transcripts stay in " + state.get() + " (--purge deletes them)");
            return;
        }
        console.out().print("delete " + state.get() + "\n");
        if (!given.has("--dry-run")) {
            try (Stream<Path> files = Files.walk(state.get())) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
            deleteParent(state.get().getParent(), console);
        }
    }

    /** The usual place of everybody's state, which Belay has made where it was the first one there. */
    private static void deleteParent(Path folder, Console console) throws IOException {
        Path usual = Path.of(console.environment().getOrDefault("HOME", "/"), ".local/state");
        if (folder.equals(usual)) {
            try {
                Files.deleteIfExists(folder);
            } catch (DirectoryNotEmptyException othersToo) {
                // Then it stays.
            }
        }
    }
}
