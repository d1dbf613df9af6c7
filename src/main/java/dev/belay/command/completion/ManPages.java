package dev.belay.command.completion;

import dev.belay.console.Command;
import dev.belay.console.CommandPage;
import dev.belay.console.Console;
import dev.belay.console.Version;
import dev.belay.settings.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code belay man-pages FOLDER}, for the build: writes the man pages there. */
public final class ManPages implements Command {
    @Override
    public int run(List<String> arguments, Console console) throws UsageException {
        if (arguments.size() != 1) {
            throw UsageException.usage("which folder?");
        }
        Path folder = console.workingDirectory().resolve(arguments.get(0));
        try {
            Files.createDirectories(folder);
            for (Map.Entry<String, String> page : all().entrySet()) {
                Files.writeString(folder.resolve(page.getKey()), page.getValue());
            }
        } catch (IOException failed) {
            throw UsageException.tryLater("the man pages cannot be written: " + failed.getMessage());
        }
        return DONE;
    }

    /** All pages by the names of their files. */
    public static Map<String, String> all() {
        String version = Version.ours();
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("belay.1", ManPage.of(CommandPage.of("belay"), "holds the rope for Claude Code", version));
        for (CommandPage.Option command : CommandPage.commands()) {
            pages.put(
                    ManPage.title(command.flag()) + ".1",
                    ManPage.of(CommandPage.of(command.flag()), command.text(), version));
        }
        return pages;
    }
}
