package dev.belay.transcript.safekeeping;

import dev.belay.transcript.StoredTranscript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * The transcript of a session in which nothing was said, because claude died before. The client neither begins a session of that
 * id ({@code Session ID ... is already in use}) nor continues it, so that nobody would ever get on with it.
 */
final class WordlessTranscript {
    private WordlessTranscript() {}

    /** Makes its name free, where it is one; what stood in it is kept beside it. */
    static void stepAside(Path transcript) {
        try {
            if (Files.isRegularFile(transcript) && !hasConversation(transcript)) {
                Files.move(
                        transcript,
                        transcript.resolveSibling(transcript.getFileName() + ".wordless-" + UUID.randomUUID()));
            }
        } catch (IOException stays) {
            // Then the client says what is wrong with it.
        }
    }

    private static boolean hasConversation(Path transcript) throws IOException {
        return StoredTranscript.read(transcript, bytes -> {}).transcript().hasConversation();
    }
}
