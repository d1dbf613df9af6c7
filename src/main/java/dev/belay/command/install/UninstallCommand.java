package dev.belay.command.install;

import dev.belay.console.Arguments;
import dev.belay.console.Command;
import dev.belay.console.Console;
import dev.belay.files.BelayDirectories;
import dev.belay.settings.UsageException;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code belay uninstall [--purge] [--dry-run]}: takes away what {@code belay install} has put there, and nothing else. */
public final class UninstallCommand implements Command {
    /** 0; 1 when something could not be taken away. */
    @Override
    public int run(List<String> arguments, Console console) throws UsageException {
        Arguments given = Arguments.parse("uninstall", arguments);
        UserFolders folders = UserFolders.of(console.environment());
        try {
            Receipt receipt = Receipt.in(folders.data());
            boolean all = receipt.inOrderOfRemoval().isEmpty() || take(receipt, given.has("--dry-run"), console);
            if (receipt.inOrderOfRemoval().isEmpty()) {
                console.say("nothing from belay install is left");
            }
            state(given, console);
            return all ? DONE : NO;
        } catch (IOException unreadable) {
            throw UsageException.tryLater("cannot read " + unreadable.getMessage());
        }
    }

    private static boolean take(Receipt receipt, boolean onlySay, Console console) throws IOException {
        boolean all = true;
        for (Receipt.Entry entry : receipt.inOrderOfRemoval()) {
            if (entry.kind() != Receipt.Kind.FOLDER && Files.exists(entry.path(), LinkOption.NOFOLLOW_LINKS)) {
                boolean lines = entry.kind() != Receipt.Kind.FILE;
                console.out().print((lines ? "take our lines from " : "delete ") + entry.path() + "\n");
            }
            if (onlySay) {
                continue;
            }
            try {
                Removal.take(entry);
                receipt.remove(entry);
            } catch (IOException failed) {
                console.say(entry.path() + " could not be taken away ("
                        + failed.getClass().getSimpleName() + ")");
                all = false;
            }
        }
        return all;
    }

    private static void state(Arguments given, Console console) throws IOException {
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
            parent(state.get().getParent(), console);
        }
    }

    /** The usual place of everybody's state, which Belay makes where it is the first one there. */
    private static void parent(Path folder, Console console) throws IOException {
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
