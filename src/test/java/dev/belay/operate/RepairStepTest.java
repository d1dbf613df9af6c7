package dev.belay.operate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.diagnose.Recovery;
import dev.belay.evidence.SessionId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(600)
@DisabledOnOs(OS.WINDOWS)
class RepairStepTest {
    private static final SessionId SESSION = ScriptedClient.SESSION;
    private static final Recovery REPAIR = Recovery.REPAIR_AND_RESUME;
    private static final Recovery TRIM = Recovery.TRIM_AND_RESUME;

    @TempDir
    Path folder;

    private final RecordedDialog dialog = new RecordedDialog();
    private ScriptedClient client;
    private RepairStep step;
    private String healthy;

    @BeforeEach
    void prepare() throws IOException {
        client = new ScriptedClient(folder, "do it");
        step = client.repairStep(dialog);
        healthy = Files.readString(Path.of("src/test/resources/transcripts/2.1.116-base-4turns.jsonl"));
        Files.writeString(client.transcript(), healthy);
    }

    @AfterEach
    void end() {
        System.clearProperty("belay.launcher");
        client.close();
    }

    private void damage() throws IOException {
        Files.writeString(client.transcript(), healthy + healthy.substring(0, 40));
    }

    /** A repair that is a program of its own says and does this. */
    private void launcher(String body) throws IOException {
        Path launcher = Files.writeString(folder.resolve("belay"), "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));
        System.setProperty("belay.launcher", launcher.toString());
    }

    private int transcripts() throws IOException {
        try (Stream<Path> files = Files.list(client.transcript().getParent())) {
            return (int) files.count();
        }
    }

    @Test
    void aHealthySessionNeedsNone() throws IOException {
        assertFalse(step.helps(SESSION, REPAIR));
        assertEquals(
                new RepairStep.Result(Optional.empty(), "nothing needs repair", false), step.repaired(SESSION, REPAIR));
        assertEquals(List.of("nothing needs repair; resuming the session as it is"), dialog.lines());
        assertEquals(1, transcripts());
    }

    @Test
    void lookingWhetherItHelpsWritesNothing() throws IOException {
        damage();
        assertTrue(step.helps(SESSION, REPAIR));
        assertEquals(1, transcripts());
        assertEquals(List.of(), dialog.lines());
    }

    @Test
    void aDamagedSessionIsRepairedInACopyAndLeftAsItIs() throws IOException {
        damage();
        String before = Files.readString(client.transcript());
        SessionId copy = step.repaired(SESSION, REPAIR).session().orElseThrow();
        assertEquals(before, Files.readString(client.transcript()));
        String repaired = Files.readString(client.transcript().resolveSibling(copy + ".jsonl"));
        assertEquals(healthy.lines().count(), repaired.lines().count());
        assertEquals(
                "the repaired copy is session " + copy,
                dialog.lines().get(dialog.lines().size() - 1));
    }

    @Test
    void aSessionThatIsNotThereIsNotRepaired() throws IOException {
        Files.delete(client.transcript());
        assertFalse(step.helps(SESSION, REPAIR));
        assertEquals(
                "the session's transcript was not found",
                step.repaired(SESSION, REPAIR).reason());
        assertEquals(Optional.empty(), step.copy(SESSION, REPAIR));
        assertEquals(List.of("the session's transcript was not found; nothing was started"), dialog.lines());
    }

    @Test
    void aSessionThatCannotBeMadeSmallerIsResumedWholeOnceAndNoMore() {
        assertFalse(step.repaired(SESSION, TRIM).hopeless());
        assertTrue(dialog.lines().get(0).endsWith("; resuming the session as it is"), dialog.lines()::toString);
        assertTrue(step.repaired(SESSION, TRIM).hopeless());
        assertEquals(1, dialog.lines().size(), dialog.lines()::toString);
    }

    @Test
    void aRepairThatDiesCostsOnlyTheRepair() throws IOException {
        launcher("echo 'belay repair: the disk is full' >&2; exit 1");
        assertEquals(
                new RepairStep.Result(Optional.empty(), SESSION + " cannot be repaired: the disk is full", false),
                step.repaired(SESSION, REPAIR));
        assertTrue(step.helps(SESSION, REPAIR), "what can't be seen may help");
    }

    @Test
    void whatTheRepairSaysIsToldAndCannotDrawOnTheTerminal() throws IOException {
        launcher("printf '%s' '{\"session\":\"11111111-1111-4111-8111-111111111111\","
                + "\"mended\":[\"a call without its result\"],\"lost\":[\"an \\u001b[31mimage\"]}'");
        step.repaired(SESSION, REPAIR);
        assertEquals("a call without its result", dialog.lines().get(0));
        assertTrue(dialog.lines().get(1).startsWith("lost: an "), dialog.lines()::toString);
        assertFalse(dialog.lines().get(1).contains("\u001b"), dialog.lines()::toString);
    }

    @Test
    void whatIsTooLargeWhateverGoesIsHopelessAtOnce() throws IOException {
        launcher("printf '%s' '{\"mended\":[],\"lost\":[],\"fits\":false}'");
        assertEquals(
                new RepairStep.Result(Optional.empty(), "nothing more can be trimmed", true),
                step.repaired(SESSION, TRIM));
        assertEquals(List.of(), dialog.lines());
    }

    @Test
    void aTrimmedSessionIsMadeSmallerStill() throws IOException {
        launcher("echo \"$*\" > '" + folder.resolve("words") + "'; echo '{}'");
        step.repaired(SESSION, TRIM);
        assertEquals(
                "trim --json --smaller " + client.transcript(),
                Files.readString(folder.resolve("words")).strip());
    }
}
