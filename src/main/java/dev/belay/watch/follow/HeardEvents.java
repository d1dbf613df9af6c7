package dev.belay.watch.follow;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The last hook event of each kind, kept beside the inbox out of which it was taken: another JVM that goes on with the
 * session hears them once more, and knows from them how it stands.
 */
public final class HeardEvents {
    private static final String FOLDER = "heard";

    private HeardEvents() {}

    /** Takes an event out of the inbox. */
    static void keep(Path inbox, Path event, String name) throws IOException {
        Path folder = inbox.resolveSibling(FOLDER);
        // The name is the client's word: only a plain one becomes a file's.
        Path kept = folder.resolve(plain(name) ? name + ".json" : "Other.json");
        try {
            Files.move(event, kept, StandardCopyOption.REPLACE_EXISTING);
        } catch (NoSuchFileException first) {
            if (!Files.exists(event)) {
                return;
            }
            try {
                Files.createDirectories(folder);
                Files.move(event, kept, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException noRoom) {
                Files.deleteIfExists(event);
            }
        } catch (IOException noRoom) {
            Files.deleteIfExists(event);
        }
    }

    private static boolean plain(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (!Character.isLetter(name.charAt(i))) {
                return false;
            }
        }
        return !name.isEmpty() && name.length() < 64;
    }

    /** Puts them back into the inbox, in whose order they come by the time at which they were written. */
    public static void again(Path inbox) {
        try (DirectoryStream<Path> events = Files.newDirectoryStream(inbox.resolveSibling(FOLDER), "*.json")) {
            for (Path event : events) {
                Files.move(event, inbox.resolve(event.getFileName()));
            }
        } catch (IOException | RuntimeException none) {
            // Then what comes next tells.
        }
    }

    /** Forgets them: another client begins. */
    public static void forget(Path inbox) {
        try (DirectoryStream<Path> events = Files.newDirectoryStream(inbox.resolveSibling(FOLDER), "*.json")) {
            for (Path event : events) {
                Files.deleteIfExists(event);
            }
        } catch (IOException | RuntimeException none) {
            // There were none.
        }
    }
}
