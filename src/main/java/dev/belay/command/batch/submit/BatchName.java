package dev.belay.command.batch.submit;

import dev.belay.console.Arguments;
import java.nio.file.Path;
import java.util.Locale;

/** What a batch is called where it is submitted to. */
final class BatchName {
    private BatchName() {}

    /** The name that was given, or that of the file or folder with the list, in letters that a host may have. */
    static String of(Arguments given) {
        return given.value("--name").orElseGet(() -> ofList(given));
    }

    private static String ofList(Arguments given) {
        Path file = Path.of(given.operand().orElse("")).getFileName();
        String name = file == null ? "" : file.toString().replaceFirst("(?<=.)\\.[A-Za-z]+$", "");
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }
}
