package dev.belay.run.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.claude.ProjectDirectory;
import dev.belay.evidence.ExitStatus;
import dev.belay.settings.UsageException;
import dev.belay.transcript.safekeeping.KeptTranscripts;
import dev.belay.transcript.safekeeping.KnownSessions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LostSessionTest {
    private static final String ID = "aaaa1111-2222-4333-8444-555555555555";

    @TempDir
    Path folder;

    private Path configuration;
    private Path kept;
    private Path own;
    private LostSession lost;
    private KnownSessions known;

    @BeforeEach
    void keepOne() throws IOException {
        configuration = Files.createDirectories(folder.resolve(".claude")).toRealPath();
        KeptTranscripts place = KeptTranscripts.of(folder.resolve("state"), configuration);
        kept = ProjectDirectory.of(place.configuration(), folder).path().resolve(ID + ".jsonl");
        own = ProjectDirectory.of(configuration, folder).path().resolve(ID + ".jsonl");
        Files.createDirectories(kept.getParent());
        Files.writeString(kept, "kept\n");
        lost = new LostSession(Optional.of(place));
        known = new KnownSessions(configuration, Optional.of(place));
    }

    @Test
    void aKeptOneIsFoundAndGoesBack() throws Exception {
        assertEquals(List.of(kept), known.finder(folder).beginningWith("aaaa"));
        LostSession.Found found = lost.putBack(kept);
        assertEquals(own, found.transcript());
        assertEquals(1, found.said().size());
        assertEquals("kept\n", Files.readString(own));
        assertEquals(List.of(own), known.finder(folder).beginningWith("aaaa"));
    }

    @Test
    void theClientsOwnIsLeftAlone() throws Exception {
        Files.createDirectories(own.getParent());
        Files.writeString(own, "its own\n");
        assertEquals(new LostSession.Found(own, List.of()), lost.putBack(own));
        assertEquals(new LostSession.Found(own, List.of()), lost.putBack(kept));
        assertEquals("its own\n", Files.readString(own));
    }

    @Test
    void whereItCannotGoBackItIsSaidWhereItLies() throws Exception {
        Files.writeString(configuration.resolve("projects"), "a file");
        UsageException refused = assertThrows(UsageException.class, () -> lost.putBack(kept));
        assertEquals(ExitStatus.TRY_LATER, refused.status());
        assertTrue(refused.getMessage().contains(kept.toString()), refused.getMessage());
    }

    @Test
    void withoutAHomeNothingIsKept() throws Exception {
        LostSession nothing = new LostSession(Optional.empty());
        assertEquals(
                List.of(),
                new KnownSessions(configuration, Optional.empty())
                        .finder(folder)
                        .beginningWith("aaaa"));
        assertFalse(nothing.beforeItWasEmptied(own).isPresent());
        assertEquals(kept, nothing.putBack(kept).transcript());
    }
}
