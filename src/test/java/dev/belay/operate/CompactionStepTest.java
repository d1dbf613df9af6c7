package dev.belay.operate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.decide.Step;
import dev.belay.diagnose.Recovery;
import dev.belay.evidence.ExitStatus;
import dev.belay.supervise.Ending;
import dev.belay.supervise.Outcome;
import dev.belay.transcript.Transcripts;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(600)
@DisabledOnOs(OS.WINDOWS)
class CompactionStepTest {
    private static final String RESUMED = "--resume|" + ScriptedClient.SESSION + "|";
    private static final Optional<Recovery> TRIM = Optional.of(Recovery.TRIM_AND_RESUME);

    @TempDir
    Path folder;

    private final RecordedDialog dialog = new RecordedDialog();
    private ScriptedClient client;

    private CompactionStep step(String version, String... words) throws Exception {
        client = new ScriptedClient(folder, Map.of(), version, words);
        client.does("hook SessionStart; write '" + Transcripts.prompt("do it") + "'; exit 1")
                .ended();
        return client.compactionStep(dialog, client.resumer(dialog), false);
    }

    private static Step.CompactAndResume compact(Optional<Recovery> otherwise) {
        return new Step.CompactAndResume(ScriptedClient.SESSION, Optional.of("go on"), otherwise, true);
    }

    @AfterEach
    void end() {
        client.close();
    }

    @Test
    void goesOnWithoutCompactingWhereThatFailsAndThereIsNoOtherWay() throws Exception {
        CompactionStep step = step("2.1.332", "do it");
        assertEquals(new Outcome.Resumed(Recovery.COMPACT_AND_RESUME), step.perform(compact(Optional.empty())));
        assertEquals(RESUMED + "go on|", client.words());
    }

    @Test
    void leavesAFailedCompactionToTheOtherWay() throws Exception {
        CompactionStep step = step("2.1.332", "do it");
        assertEquals(new Outcome.Resumed(Recovery.TRIM_AND_RESUME), step.perform(compact(TRIM)));
        client.words();
        assertEquals(List.of("do it|", "-p|" + RESUMED + "/compact|", RESUMED + "go on|"), client.starts());
    }

    @Test
    void compactsAgainWhereNobodyIsThereAndTheReasonPasses() throws Exception {
        step("2.1.332", "do it");
        client.does("echo 'API Error: 529 " + ScriptedClient.PASSES + "'; exit 1");
        CompactionStep unattended = client.compactionStep(dialog, client.resumer(dialog, true), true);
        assertEquals(new Outcome.Resumed(Recovery.TRIM_AND_RESUME), unattended.perform(compact(TRIM)));
        client.words();
        assertEquals(5, client.starts().size(), "once, again after each of two pauses, and the copy's");
        assertEquals(
                2,
                dialog.lines().stream().filter(line -> line.startsWith("pause")).count());
    }

    @Test
    void aClientThatCompactsOnlyOnItsScreenIsToldTo() throws Exception {
        CompactionStep step = step("1.0.35", "do it");
        step.perform(compact(Optional.empty()));
        assertEquals(RESUMED + "/compact|", client.words());
    }

    /** It would stand at its prompt after it. */
    @Test
    void whereNobodyIsThereThatClientGoesOnAsItIs() throws Exception {
        step("1.0.35", "do it");
        CompactionStep unattended = client.compactionStep(dialog, client.resumer(dialog, true), true);
        unattended.perform(compact(Optional.empty()));
        assertEquals(RESUMED + "go on|", client.words());
        assertTrue(dialog.lines().toString().contains("resuming the session as it is"), dialog.lines()::toString);
    }

    @Test
    void withoutAScreenThatClientTakesTheOtherWay() throws Exception {
        CompactionStep step = step("1.0.35", "do it");
        assertEquals(new Outcome.Resumed(Recovery.TRIM_AND_RESUME), step.perform(compact(TRIM)));
        client.words();
        assertEquals(List.of("do it|", RESUMED + "go on|"), client.starts());
    }

    /** Only for the step that compacting was tried for: another trim, later on, knows nothing of it. */
    @Test
    void asksToTryAgainLaterOnlyWhereCompactingHasJustFailedForAReasonThatPasses() throws Exception {
        step("2.1.332", "do it");
        client.does("hook SessionStart; echo 'API Error: 529 " + ScriptedClient.PASSES + "'; exit 1");
        SessionResumer resumer = client.resumer(dialog);
        CompactionStep step = client.compactionStep(dialog, resumer, false);
        step.perform(compact(TRIM));
        client.live().awaitEnd();
        assertEquals(new Outcome.Over(new Ending.Status(ExitStatus.TRY_LATER), false), step.perform(compact(TRIM)));
        assertEquals(
                new Outcome.Over(new Ending.Status(ExitStatus.PERSON_NEEDED), false),
                resumer.resumeCopy(ScriptedClient.SESSION, Optional.empty(), Recovery.TRIM_AND_RESUME, false));
    }
}
