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

/** What Belay's runs have made: journal, log and kept transcripts, and what a start makes of an image of root's. */
final class Remains {
    private final Console console;
    private final boolean onlySay;

    private Remains(Console console, boolean onlySay) {
        this.console = console;
        this.onlySay = onlySay;
    }

    /** Deletes it with {@code --purge}, and otherwise says what stays. */
    static void keepOrDelete(Arguments given, Console console) throws IOException {
        Remains remains = new Remains(console, given.has("--dry-run"));
        Optional<Path> state = BelayDirectories.state(console.environment()).filter(Files::isDirectory);
        if (given.has("--purge")) {
            if (state.isPresent()) {
                remains.delete(state.get());
            }
            remains.delete(remains.images());
        } else if (state.isPresent()) {
            console.say("the journal and the kept transcripts stay in " + state.get() + " (--purge deletes them)");
        }
    }

    /** As the launcher has it. */
    private Path images() {
        String cache = console.environment().getOrDefault("XDG_CACHE_HOME", "");
        return (cache.startsWith("/") ? Path.of(cache) : home().resolve(".cache")).resolve("belay/images");
    }

    private Path home() {
        return Path.of(console.environment().getOrDefault("HOME", "/"));
    }

    private void delete(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        console.out().print("delete " + folder + "\n");
        if (onlySay) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        deleteWhatIsEmpty(folder.getParent());
    }

    /** The usual folders around it, which Belay has made where it was the first one there. */
    private void deleteWhatIsEmpty(Path folder) throws IOException {
        boolean usual = folder.startsWith(home().resolve(".local")) || folder.startsWith(home().resolve(".cache"));
        if (!usual) {
            return;
        }
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException othersToo) {
            return;
        }
        deleteWhatIsEmpty(folder.getParent());
    }
}
