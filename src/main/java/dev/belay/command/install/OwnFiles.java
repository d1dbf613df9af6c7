package dev.belay.command.install;

import dev.belay.command.completion.CompletionCommand;
import dev.belay.command.completion.ManPages;
import dev.belay.settings.UsageException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The files that are Belay's alone. */
final class OwnFiles {
    private OwnFiles() {}

    /** What stands under {@code ~/.local/share}, whichever shells there are. */
    static List<Change> all(Path share, String belay) {
        List<Change> files = new ArrayList<>();
        for (Map.Entry<String, String> page : ManPages.all().entrySet()) {
            files.add(new Change.Whole(
                    share.resolve("man/man1").resolve(page.getKey()), "man page", bytes(page.getValue())));
        }
        if (System.getProperty("os.name", "").equals("Linux")) {
            files.addAll(LinuxDesktopEntry.changes(share, belay));
        }
        return files;
    }

    static Change completion(String shell, Path file) {
        try {
            return new Change.Whole(file, "completion for " + shell, bytes(CompletionCommand.script(shell)));
        } catch (UsageException unknownShell) {
            throw new IllegalStateException(unknownShell);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
