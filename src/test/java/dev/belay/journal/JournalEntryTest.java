package dev.belay.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.belay.evidence.Exit;
import dev.belay.evidence.Hooks;
import dev.belay.evidence.Machine;
import dev.belay.evidence.SessionFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose an incident is, when its session goes on under other ids. */
class JournalEntryTest {
    private static final Instant AT = Instant.parse("2026-11-21T10:02:12.345Z");
    private static final String ORIGINAL = "11111111-2222-3333-4444-555555555555";
    private static final String FIRST = "22222222-2222-3333-4444-555555555555";
    private static final String SECOND = "33333333-2222-3333-4444-555555555555";

    @TempDir
    private Path directory;

    @Test
    void aGoodEndOfACopySettlesWhatHappenedToItsOriginal() {
        Journal journal = new Journal(Optional.of(directory), warning -> {});
        String id = journal.open(
                        AT,
                        "killed",
                        "Something killed claude.",
                        Map.of(),
                        Optional.of(new JournalEntry.Session(ORIGINAL, Optional.empty(), Optional.empty())),
                        Optional.empty(),
                        new Traces(
                                new Exit.Signal(9, "SIGKILL"),
                                Optional.empty(),
                                "",
                                Hooks.silent(),
                                Machine.unread(),
                                SessionFile.LEFT,
                                Optional.empty()))
                .id();
        journal.continued(FIRST, "resume", AT.plusSeconds(60));
        assertEquals(JournalEntry.Outcome.OPEN, journal.find(id).orElseThrow().outcome());
        journal.copied(ORIGINAL, FIRST);
        journal.copied(FIRST, SECOND);
        assertEquals(
                List.of(FIRST, SECOND),
                journal.find(id).orElseThrow().session().orElseThrow().copies());
        journal.continued(SECOND, "resume", AT.plusSeconds(60));
        assertEquals(
                JournalEntry.Outcome.RECOVERED, journal.find(id).orElseThrow().outcome());
    }
}
