package dev.belay.command.report.output;

import dev.belay.console.Arguments;
import dev.belay.console.Console;
import dev.belay.files.BelayDirectories;
import dev.belay.files.PrivateFiles;
import dev.belay.settings.UsageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Puts a page where it was asked for, and says where that is.
 *
 * @param file a path, {@code -} for standard output; nothing for Belay's own folder of reports
 * @param open whether the page is to be shown in a browser
 */
public record PageOutput(Console console, Optional<String> file, boolean open) {
    private static final String STANDARD_OUTPUT = "-";

    /** As {@code --output} and {@code --open} say. */
    public static PageOutput of(Arguments given, Console console) {
        return new PageOutput(console, given.value("--output"), given.has("--open"));
    }

    /**
     * Writes the page and prints its path.
     *
     * @param name that of the file where none was given, without its ending
     * @throws UsageException when it cannot be written there
     */
    public void write(String page, String name) throws UsageException {
        if (file.filter(STANDARD_OUTPUT::equals).isPresent()) {
            console.out().print(page);
            return;
        }
        Path target = target(name);
        try {
            write(page, target);
        } catch (AccessDeniedException refused) {
            throw unwritable(target, "permission denied");
        } catch (IOException failed) {
            throw unwritable(target, String.valueOf(failed.getMessage()));
        }
        console.out().print(target + "\n");
        if (open) {
            new Viewer(console.environment()).show(target).ifPresent(console::say);
        }
    }

    /** Before anything is read: whether there is a place for the page. */
    public void check() throws UsageException {
        if (file.filter(STANDARD_OUTPUT::equals).isEmpty()) {
            target("report");
        }
    }

    private Path target(String name) throws UsageException {
        if (file.isEmpty()) {
            return BelayDirectories.state(console.environment())
                    .map(state -> state.resolve("reports").resolve(name + ".html"))
                    .orElseThrow(() -> UsageException.settings(
                            "HOME is not set, so there is no folder for reports (name a file: -o FILE)"));
        }
        if (file.get().isEmpty()) {
            throw UsageException.usage("--output needs a value (expected a file, or - for standard output)");
        }
        try {
            Path target = console.workingDirectory().resolve(file.get()).normalize();
            if (Files.isDirectory(target)) {
                throw UsageException.usage("'" + file.get() + "' is a folder (name a file in it)");
            }
            if (!Files.isDirectory(target.getParent())) {
                throw UsageException.settings("cannot write '" + file.get() + "' (there is no such folder)");
            }
            return target;
        } catch (InvalidPathException noPath) {
            throw UsageException.usage("'" + file.get() + "' is no path");
        }
    }

    /** A pipe or a device stays what it is; a link leads to the file that is replaced. */
    private static void write(String page, Path target) throws IOException {
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            Files.write(target, page.getBytes(StandardCharsets.UTF_8));
        } else {
            PrivateFiles.write(Files.exists(target) ? target.toRealPath() : target, page);
        }
    }

    private static UsageException unwritable(Path target, String reason) {
        return UsageException.settings("cannot write '" + target + "' (" + reason + ")");
    }
}
