package dev.belay.recovery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.belay.testing.ClientHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What Belay notifies of: its settings name a command that writes each notification into a file. */
final class Notifications {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Path file;

    private Notifications(Path file) {
        this.file = file;
    }

    static Notifications into(Path folder, ClientHome home) throws IOException {
        Path file = folder.resolve("notifications");
        Path settings = home.home().resolve(".config/belay/settings.json");
        Files.createDirectories(settings.getParent());
        Files.writeString(
                settings,
                "{\"notifications\": {\"channels\": [{\"type\": \"exec\", \"command\": [\"sh\", \"-c\", \"cat >>" + file
                        + "\"]}]}}");
        return new Notifications(file);
    }

    /** The events so far, in order. */
    List<String> events() throws IOException {
        List<String> events = new ArrayList<>();
        if (Files.exists(file)) {
            try (MappingIterator<JsonNode> all =
                    MAPPER.readerFor(JsonNode.class).readValues(file.toFile())) {
                while (all.hasNext()) {
                    events.add(all.next().path("event").asText());
                }
            }
        }
        return events;
    }
}
