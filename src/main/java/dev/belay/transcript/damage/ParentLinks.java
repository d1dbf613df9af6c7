package dev.belay.transcript.damage;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.belay.claude.ClientVersion;
import dev.belay.json.JsonStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The links from each record to the one before it, followed from the end. Clients up to 2.1.29 lose, silently, all that
 * stands before a parent that is nowhere; later ones bridge the gap (docs/concepts/client.md, resuming), and write such
 * links themselves.
 */
public final class ParentLinks {
    private static final ClientVersion LAST_TO_LOSE = new ClientVersion(2, 1, 29);
    /** Longer transcripts are not read whole for this. */
    private static final long LONGEST = 32L << 20;

    private final Map<String, String> parents = new HashMap<>();
    private String last;

    private ParentLinks() {}

    /** Whether this client loses what stands before a gap. */
    public static boolean matterTo(Optional<String> client) {
        return client.flatMap(ClientVersion::parse)
                .filter(version -> version.compareTo(LAST_TO_LOSE) <= 0)
                .isPresent();
    }

    /**
     * Whether the conversation leads back to a record that is not there.
     *
     * @throws IOException when the file cannot be read
     */
    public static boolean broken(Path transcript) throws IOException {
        if (Files.size(transcript) > LONGEST) {
            return false;
        }
        ParentLinks links = new ParentLinks();
        // A reader replaces what is no UTF-8, where Files.lines would give up.
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(Files.newInputStream(transcript), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                links.add(line.getBytes(StandardCharsets.UTF_8));
            }
        }
        return links.broken();
    }

    private boolean broken() {
        String record = last;
        for (int steps = 0; record != null && steps <= parents.size(); steps++) {
            if (!parents.containsKey(record)) {
                return true;
            }
            record = parents.get(record);
        }
        return false;
    }

    private void add(byte[] line) {
        String id = null;
        String parent = null;
        boolean sidechain = false;
        try (JsonParser parser = JsonStream.parser(line, 0, line.length)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                switch (name) {
                    case "uuid" -> id = value == JsonToken.VALUE_STRING ? parser.getText() : null;
                    case "parentUuid" -> parent = value == JsonToken.VALUE_STRING ? parser.getText() : null;
                    case "isSidechain" -> sidechain = value == JsonToken.VALUE_TRUE;
                    default -> parser.skipChildren();
                }
            }
        } catch (IOException noRecord) {
            // It is counted as damaged where it is read for what it says.
        }
        if (id != null) {
            parents.put(id, parent);
            last = sidechain ? last : id;
        }
    }
}
