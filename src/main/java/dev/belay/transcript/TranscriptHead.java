package dev.belay.transcript;

import com.fasterxml.jackson.core.JsonParser;
import dev.belay.json.JsonStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How a transcript begins. Reads no further than the first prompt, and never more than a megabyte.
 *
 * @param firstPrompt what the user asked for first, at most 200 characters, untrusted
 * @param workingDirectory where the session was started
 * @param conversation whether there is any record of a conversation: without one it is a stub that an old client left
 */
public record TranscriptHead(Optional<String> firstPrompt, Optional<Path> workingDirectory, boolean conversation) {
    private static final long MOST = 1 << 20;
    private static final int TITLE = 200;

    /**
     * Reads the beginning.
     *
     * @throws IOException when the file cannot be read; what is in it is no reason
     */
    public static TranscriptHead read(Path path) throws IOException {
        String prompt = null;
        String directory = null;
        boolean conversation = false;
        try (InputStream stream = new RangeStream(Files.newInputStream(path), MOST)) {
            JsonParser parser = JsonStream.lenientParser(stream);
            TranscriptRecord record = RecordParser.next(parser);
            while (record != null && (prompt == null || directory == null)) {
                directory = directory == null ? record.workingDirectory : directory;
                boolean user = "user".equals(record.type) && !record.sidechain;
                conversation |= user || "assistant".equals(record.type) && !record.sidechain;
                if (user && prompt == null && isPrompt(record)) {
                    prompt = ClientText.cut(record.text.strip(), TITLE);
                }
                record = prompt != null && directory != null ? record : RecordParser.next(parser);
            }
        } catch (com.fasterxml.jackson.core.JsonProcessingException breaksOff) {
            // What came before it counts.
        }
        return new TranscriptHead(Optional.ofNullable(prompt), directory(directory), conversation);
    }

    private static boolean isPrompt(TranscriptRecord record) {
        return record.text != null
                && !record.text.isBlank()
                && !record.meta
                && !record.compactSummary
                && !record.text.startsWith("<")
                && !record.text.startsWith("Caveat: ")
                && !record.text.startsWith("[Request interrupted");
    }

    private static Optional<Path> directory(String text) {
        try {
            return Optional.ofNullable(text).map(Path::of);
        } catch (InvalidPathException unusable) {
            return Optional.empty();
        }
    }
}
