package dev.belay.run.takeover;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.decide.History;
import dev.belay.diagnose.Recovery;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.Exit;
import dev.belay.evidence.Progress;
import dev.belay.evidence.Screen;
import dev.belay.settings.Setting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordFileTest {
    private static final Instant NOON = Instant.ofEpochMilli(1_800_000_000_123L);
    private static final List<String> WORDS = List.of("-p", "two\nlines \\ and \"quotes\"", "");

    @TempDir
    Path folder;

    private RecordFile file() {
        return new RecordFile(
                folder,
                () -> new RunRecord.Start(
                        Map.of(Setting.DEADLINE, "PT5M"),
                        List.of("word"),
                        "/some where",
                        new byte[] {1, 0, -1},
                        Optional.of(NOON)),
                Optional.empty());
    }

    private static History history() {
        return new History(
                List.of(
                        new History.Attempt(
                                NOON,
                                Duration.ofSeconds(20),
                                new History.Attempt.Cause("usage-limit", "try again\nin 20 seconds", Optional.of(NOON)),
                                Recovery.WAIT_AND_RESUME,
                                true,
                                new Progress(3, 4)),
                        new History.Attempt(
                                NOON,
                                Duration.ZERO,
                                new History.Attempt.Cause("killed", "", Optional.empty()),
                                Recovery.RESUME,
                                false,
                                Progress.NONE)),
                1);
    }

    private static Evidence killed() {
        return Evidence.of(NOON, new Exit.Signal(9, "SIGKILL")).with(new Screen("its\nlast words", false));
    }

    private void start(RecordFile file) {
        int self = (int) ProcessHandle.current().pid();
        file.started(self, WORDS, Optional.of("2.1.332"));
    }

    @Test
    void anotherJvmReadsAllThatWasWritten() throws Exception {
        RecordFile file = file();
        start(file);
        file.ended(killed());
        file.history(history());
        RunRecord left = RecordFile.left(folder).orElseThrow();
        assertEquals(WORDS, left.client().words());
        assertEquals(Optional.of("2.1.332"), left.client().version());
        assertEquals(
                Optional.of(new SeenEnd(new Exit.Signal(9, "SIGKILL"), NOON, "its\nlast words")),
                left.client().ended());
        assertEquals(history(), left.history());
        assertEquals(Map.of(Setting.DEADLINE, "PT5M"), left.start().given());
        assertEquals("/some where", left.start().directory());
        assertArrayEquals(new byte[] {1, 0, -1}, left.start().terminal());
        assertEquals(Optional.of(NOON), left.start().deadline());
    }

    /** The launcher reads two words. */
    @Test
    void theFirstLineIsForTheLauncher() throws Exception {
        RecordFile file = file();
        start(file);
        file.ended(killed());
        String pid = Long.toString(ProcessHandle.current().pid());
        assertTrue(Files.readString(folder.resolve("record")).startsWith("ended " + pid + "\n"));
    }

    /** "In 20 minutes" counts from when it was said. */
    @Test
    void anEndThatAnotherJvmHasSeenKeepsItsTimeAndItsWords() throws Exception {
        RecordFile before = file();
        start(before);
        before.ended(killed());
        RecordFile after = file();
        after.goOn(RecordFile.left(folder).orElseThrow());
        Evidence evidence = after.ended(Evidence.of(NOON.plusSeconds(600), new Exit.Unseen()));
        assertEquals(NOON, evidence.at());
        assertEquals(new Exit.Signal(9, "SIGKILL"), evidence.exit());
        assertEquals("its\nlast words", evidence.screen().text());
    }

    @Test
    void withoutARecordThereIsNothingToGoOnWith() throws Exception {
        assertEquals(Optional.empty(), RecordFile.left(folder));
        Files.writeString(folder.resolve("record"), "running soon\n");
        assertEquals(Optional.empty(), RecordFile.left(folder));
        assertEquals(History.empty(), file().recoveries());
    }
}
