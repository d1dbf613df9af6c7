package dev.belay.command.install;

import dev.belay.console.Arguments;
import dev.belay.console.Command;
import dev.belay.console.Console;
import dev.belay.settings.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.List;

/** {@code belay uninstall [--purge] [--dry-run]}: takes away what {@code belay install} has put there, and nothing else. */
public final class UninstallCommand implements Command {
    /** 0; 1 when something could not be taken away. */
    @Override
    public int run(List<String> arguments, Console console) throws UsageException {
        Arguments given = Arguments.parse("uninstall", arguments);
        UserFolders folders = UserFolders.of(console.environment());
        try {
            // First, so that the folders around it are empty when it is their turn.
            Remains.keepOrDelete(given, console);
            Receipt receipt = Receipt.in(folders.data());
            boolean all = receipt.inOrderOfRemoval().isEmpty() || take(receipt, given.has("--dry-run"), console);
            if (receipt.inOrderOfRemoval().isEmpty()) {
                console.say("nothing from belay install is left");
            }
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
}
