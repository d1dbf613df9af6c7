package dev.belay.run.takeover;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.belay.decide.History;
import dev.belay.decide.Step;
import dev.belay.diagnose.Recovery;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.Exit;
import dev.belay.notify.Incidents;
import dev.belay.operate.RecordedDialog;
import dev.belay.operate.dialog.UserDialog;
import dev.belay.supervise.Incident;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuccessionTest {
    private static final Incident KILLED = Incidents.of(Recovery.RESUME, "the kernel", new Step.Say());

    @TempDir
    Path folder;

    private final RecordedDialog dialog = new RecordedDialog();

    /** What a JVM would have left whose claude stands so. */
    private Succession left(Optional<SeenEnd> ended) throws IOException {
        RunRecord record = new RunRecord(
                new RunRecord.Client(1, "1", Instant.EPOCH, ended, List.of("-p"), Optional.empty()),
                new RunRecord.Start(Map.of(), List.of("-p"), "/work", new byte[] {1, 2}, Optional.empty()),
                History.empty());
        Files.writeString(folder.resolve("record"), record.text());
        return Succession.in(folder).orElseThrow();
    }

    @Test
    void isOfNothingWhereNoJvmHasLeftARecord() {
        assertEquals(Optional.empty(), Succession.in(folder));
    }

    @Test
    void changesNothingOfARunThatBeginsHere() throws Exception {
        Succession succession = Succession.ofNothing();
        Evidence end = Evidence.of(Instant.EPOCH, new Exit.Code(1));
        assertSame(end, succession.ended(end));
        assertSame(dialog, succession.saidBefore(dialog));
        assertEquals(0, succession.terminal().length);
    }

    @Test
    void knowsTheTerminalAsItWasBeforeClaude() throws Exception {
        assertArrayEquals(new byte[] {1, 2}, left(Optional.empty()).terminal());
    }

    @Test
    void saysWhatHappenedWhereNobodyHasSeenIt() throws Exception {
        left(Optional.empty()).saidBefore(dialog).say(KILLED);
        assertEquals(List.of("say out-of-memory"), dialog.lines());
    }

    @Test
    void leavesOutWhatTheJvmBeforeThisHasSaid() throws Exception {
        SeenEnd seen = new SeenEnd(new Exit.Signal(9, "SIGKILL"), Instant.EPOCH, "");
        UserDialog again = left(Optional.of(seen)).saidBefore(dialog);
        again.say(KILLED);
        assertEquals(List.of(), dialog.lines());
        again.say(KILLED);
        assertEquals(List.of("say out-of-memory"), dialog.lines());
    }
}
