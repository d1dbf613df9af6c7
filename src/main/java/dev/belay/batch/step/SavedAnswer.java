package dev.belay.batch.step;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.belay.evidence.SessionId;
import dev.belay.evidence.Transcript;
import dev.belay.transcript.StoredTranscript;
import dev.belay.transcript.safekeeping.KnownSessions;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The answer in a transcript whose turn is over, where whoever was to print it has died: nobody asks for it again. */
final class SavedAnswer {
    private static final JsonFactory FACTORY = new JsonFactory();

    private SavedAnswer() {}

    /** The transcript of this session. */
    static Optional<Path> transcript(Map<String, String> environment, Path place, SessionId session) {
        try {
            List<Path> found = KnownSessions.in(environment).finder(place).beginningWith(session.value());
            return found.stream().findFirst();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /**
     * The answer; nothing where the turn is not over.
     *
     * @param prompt how the last prompt begins that must have been answered; empty for any
     */
    static Optional<String> in(Path transcript, String prompt) {
        try {
            Transcript said = StoredTranscript.read(transcript, bytes -> {}).transcript();
            boolean over = said.endsOnAnswer()
                    && said.error().isEmpty()
                    && said.lastPrompt().filter(last -> last.startsWith(prompt)).isPresent();
            return over ? last(transcript) : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<String> last(Path transcript) throws IOException {
        String last = "";
        try (BufferedReader lines = Files.newBufferedReader(transcript)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.contains("\"type\":\"assistant\"")
                        && line.contains("\"type\":\"text\"")
                        && !line.contains("\"isSidechain\":true")) {
                    last = line;
                }
            }
        }
        return last.isEmpty() ? Optional.empty() : Optional.of(text(last));
    }

    /** The texts of the message's blocks. */
    private static String text(String line) throws IOException {
        StringBuilder text = new StringBuilder();
        try (JsonParser parser = FACTORY.createParser(line)) {
            while (parser.nextToken() != null) {
                boolean block = parser.currentToken() == JsonToken.FIELD_NAME
                        && parser.currentName().equals("text")
                        && parser.nextToken() == JsonToken.VALUE_STRING;
                if (block) {
                    text.append(text.isEmpty() ? "" : "\n").append(parser.getText());
                }
            }
        }
        return text.toString();
    }
}
