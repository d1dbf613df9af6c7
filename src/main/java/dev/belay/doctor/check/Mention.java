package dev.belay.doctor.check;

import dev.belay.doctor.Amount;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A look for words in files, so that no parser is loaded where none of them is there. */
public final class Mention {
    private Mention() {}

    /** Whether any of the client's settings for this folder contains one of these. */
    public static boolean inSettings(Path configuration, Path workingDirectory, String... arguments) {
        Path inProject = workingDirectory.resolve(".claude");
        return in(configuration.resolve("settings.json"), arguments)
                || in(inProject.resolve("settings.json"), arguments)
                || in(inProject.resolve("settings.local.json"), arguments);
    }

    static boolean in(Path file, String... arguments) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > Amount.MEGABYTE) {
                return false;
            }
            String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            for (String word : arguments) {
                if (text.contains(word)) {
                    return true;
                }
            }
            return false;
        } catch (IOException unreadable) {
            return false;
        }
    }
}
