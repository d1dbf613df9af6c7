package dev.belay.command.batch.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.batch.folder.TaskRecord;
import dev.belay.batch.folder.TaskRecord.End;
import dev.belay.batch.folder.TaskState;
import dev.belay.batch.run.BatchProgress;
import dev.belay.batch.run.BatchProgress.Snapshot;
import dev.belay.text.Style;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BatchDisplayTest {
    private static final TaskRecord UNVERIFIED =
            TaskRecord.fresh().in(TaskState.UNVERIFIED, new End(3, "", "the check \033[31mfailed"));

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final int[] width = {80};

    private BatchDisplay display(boolean terminal) {
        return new BatchDisplay(
                new PrintStream(bytes, true, StandardCharsets.UTF_8), new Style(false), terminal, () -> width[0]);
    }

    private String shown() {
        String text = bytes.toString(StandardCharsets.UTF_8);
        bytes.reset();
        return text;
    }

    @Test
    void aPipeGetsALineForWhatBeginsAndForWhatEnds() {
        BatchDisplay display = display(false);
        display.show(new BatchProgress(display, 2));
        display.begun("a");
        display.ended("a", UNVERIFIED, Duration.ofSeconds(61));
        display.draw();
        display.ending(false);
        display.ending(true);
        display.close();
        assertEquals(
                "belay: 0 of 0 done, 0.00 USD\nbelay: a: begun\n"
                        + "belay: a: unverified in 1 min 1 s, 0.00 USD: the check failed (0 of 0 done, 0.00 USD)\n"
                        + "belay: ending: what runs is asked to end, and goes on the next time\n"
                        + "belay: ending: what runs is asked to end, and goes on the next time; Ctrl-C again leaves at once\n",
                shown());
    }

    @Test
    void aTerminalHasABarBelowTheLinesThatIsDrawnInItsPlace() {
        BatchDisplay display = display(true);
        display.show(new BatchProgress(display, 2));
        display.draw();
        assertTrue(shown().startsWith("[------------------------] 0/0 done  0.00 USD\n"));
        display.ended("a", UNVERIFIED, Duration.ofSeconds(1));
        String drawn = shown();
        assertTrue(drawn.startsWith("\033[1A\r\033[Jbelay: a: unverified in 1 s"), drawn);
        assertTrue(drawn.endsWith("0/0 done  0.00 USD\n\r"), drawn);
        display.close();
        assertEquals("\033[1A\r\033[J", shown());
        display.draw();
        assertEquals("", shown());
    }

    @Test
    void aTerminalThatHasBecomeNarrowerIsClearedOfAllThatItHasBroken() {
        BatchDisplay display = display(true);
        display.show(new BatchProgress(display, 2));
        display.draw();
        shown();
        width[0] = 20;
        display.draw();
        String drawn = shown();
        assertTrue(drawn.startsWith("\033[3A\r\033[J"), drawn);
        assertTrue(
                drawn.lines()
                        .allMatch(line -> line.replaceAll("\033\\[\\w*", "").length() <= 20),
                drawn);
    }

    @Test
    void theBarSaysCountsCostAndWhatIsLeft() {
        Snapshot now = new Snapshot(
                Map.of(TaskState.DONE, 3),
                Map.of("fix-login", Instant.now().minusSeconds(75)),
                2_000_000_000L,
                Optional.of(Duration.ofSeconds(150)),
                Optional.empty());
        List<String> lines = new BatchBar(new Style(false)).lines(now, 100, false);
        assertEquals("[########################] 3/3 done  2.00 USD  about 2 min 30 s left", lines.get(0));
        assertTrue(lines.get(1).startsWith("fix-login 1 min 1"), lines.get(1));
        assertFalse(lines.toString().contains("\033"), lines.toString());
        assertEquals(
                List.of("[########################] 3/3 done  2.00 USD", "ending"),
                new BatchBar(new Style(false)).lines(now, 100, true));
    }
}
