package dev.belay.command.diagnosis.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.command.Home;
import dev.belay.evidence.Transcript;
import dev.belay.journal.KeptIncidents;
import dev.belay.transcript.safekeeping.KeptTranscripts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionTargetTest {
    private static final String TIME = "2026-01-01T10:00:00.000Z";

    @TempDir
    Path folder;

    private Home home;
    private KeptTranscripts kept;
    private Path own;

    @BeforeEach
    void make() throws IOException {
        home = new Home(folder);
        kept = KeptTranscripts.of(home.home.resolve(".local/state/belay"), home.configuration());
        own = home.session(Home.ID, Home.user("hi", TIME), Home.answer("yes", TIME));
    }

    private DiagnosisTarget target(Path file) throws IOException {
        return new SessionTarget(
                        new UserRecords(
                                home.configuration(),
                                KeptIncidents.of(Map.of()),
                                Optional.of(kept),
                                new SupervisedStates(Map.of())),
                        Instant.now(),
                        bytes -> {})
                .of(file);
    }

    private boolean isResumable(Path file) throws IOException {
        return target(file).session().orElseThrow().resumable();
    }

    @Test
    void whatClaudeHasAndWhatIsKeptCanBeResumed() throws IOException {
        assertTrue(isResumable(own));
        Path there = kept.configuration().resolve("projects/some/" + own.getFileName());
        Files.createDirectories(there.getParent());
        Files.move(own, there);
        assertTrue(isResumable(there));
        assertFalse(isResumable(Files.copy(there, folder.resolve(own.getFileName()))));
    }

    @Test
    void itIsTheSessionOfItsNameAndHasWhatItsTranscriptSays() throws IOException {
        DiagnosisTarget target = target(own);
        assertEquals(Home.ID, target.session().orElseThrow().id().value());
        assertEquals(own.toString(), target.session().orElseThrow().transcript().orElseThrow());
        assertEquals(Transcript.Ending.ANSWER, target.evidence().transcript().endsOn());
    }
}
