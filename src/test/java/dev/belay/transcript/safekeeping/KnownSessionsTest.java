package dev.belay.transcript.safekeeping;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.belay.claude.ProjectDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownSessionsTest {
    private static final String OWN = "aaaa1111-2222-4333-8444-555555555555";
    private static final String LOST = "aaaa2222-2222-4333-8444-555555555555";

    @TempDir
    Path folder;

    private Path configuration;
    private KeptTranscripts place;
    private Path own;
    private Path lost;

    @BeforeEach
    void haveOneAndLoseAnother() throws IOException {
        configuration = Files.createDirectories(folder.resolve(".claude")).toRealPath();
        place = KeptTranscripts.of(folder.resolve("state"), configuration);
        own = write(configuration, OWN);
        lost = write(place.configuration(), LOST);
    }

    private Path write(Path configuration, String id) throws IOException {
        Path file = ProjectDirectory.of(configuration, folder).path().resolve(id + ".jsonl");
        Files.createDirectories(file.getParent());
        return Files.writeString(
                file,
                "{\"type\":\"user\",\"sessionId\":\"" + id + "\",\"timestamp\":\"2026-05-17T08:40:00Z\","
                        + "\"message\":{\"role\":\"user\",\"content\":\"hi\"}}\n");
    }

    private KnownSessions known() {
        return new KnownSessions(configuration, Optional.of(place));
    }

    @Test
    void theLostOnesAreFoundAndListedBesideTheClientsOwn() throws IOException {
        assertEquals(List.of(own, lost), known().finder(folder).beginningWith("aaaa"));
        assertEquals(2, known().catalogue().all().size());
        assertEquals(2, known().catalogue().of(folder).size());
    }

    @Test
    void whereNothingIsKeptThereAreTheClientsOwn() throws IOException {
        KnownSessions withoutAHome = new KnownSessions(configuration, Optional.empty());
        assertEquals(List.of(own), withoutAHome.finder(folder).beginningWith("aaaa"));
        assertEquals(1, withoutAHome.catalogue().all().size());
    }
}
