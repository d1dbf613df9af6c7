package dev.belay.series;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.evidence.Client;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.Exit;
import dev.belay.evidence.Liveness.Activity;
import dev.belay.evidence.SessionId;
import dev.belay.evidence.status.StatusReport;
import dev.belay.evidence.status.StatusReport.State;
import dev.belay.machine.process.Processes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientSeriesTest {
    private static final int SELF = (int) ProcessHandle.current().pid();
    private static final long MIB = 1 << 20;
    private static final SessionId OTHER = new SessionId("1a80a98a-2efd-473d-8988-80fe42db6e92");

    @TempDir
    Path state;

    private Evidence at(int second, State reported) {
        return Evidence.of(Measured.START.plusSeconds(second), new Exit.Running())
                .with(Measured.SESSION)
                .with(new Evidence.Process(
                        Client.unknown(), new Exit.Running(), Duration.ofSeconds(second), Duration.ZERO))
                .with(Evidence.Reports.none().with(StatusReport.of(reported)));
    }

    /** A client of the client's name with one tool. */
    private static List<Processes.Entry> tree(long client, long tool) {
        return List.of(
                new Processes.Entry(SELF, 1, SELF, 5, client * MIB, "claude"),
                new Processes.Entry(SELF + 1, SELF, SELF + 1, 6, tool * MIB, "node"));
    }

    private ClientSeries series(boolean takenOver) {
        return new RunSeries(state).of(SELF, takenOver);
    }

    private List<Sample> kept() {
        return Series.of(state, Measured.SESSION).samples();
    }

    private List<Long> seconds() {
        return kept().stream()
                .map(sample -> Duration.between(Measured.START, sample.at()).toSeconds())
                .toList();
    }

    @Test
    void tellsTheClientFromItsTools() {
        series(false).measured(at(2, State.WORKING), tree(312, 45));
        Sample sample = kept().get(0);
        assertEquals(312 * MIB, sample.memory().client().orElseThrow());
        assertEquals(45 * MIB, sample.memory().tools().orElseThrow());
        assertTrue(sample.memory().total().orElseThrow()
                >= sample.memory().available().orElseThrow());
        assertEquals(Optional.of(State.WORKING), sample.state().reported());
        assertEquals(Activity.BUSY, sample.state().activity());
        assertEquals(Measured.START, sample.from());
    }

    @Test
    void looksEachTimeWhileItWorksAndSeldomWhileItIdles() {
        ClientSeries series = series(false);
        int second = 2;
        for (; second < 150; second += 30) {
            series.measured(at(second, State.WORKING), tree(300, 0));
        }
        for (; second < 1500; second += 30) {
            series.measured(at(second, State.DONE), tree(300, 0));
        }
        assertEquals(List.of(2L, 32L, 62L, 92L, 122L, 152L, 452L, 752L, 1052L, 1352L), seconds());
        for (int i = 1; i < kept().size(); i++) {
            assertEquals(kept().get(i - 1).at(), kept().get(i).from());
        }
    }

    @Test
    void noticesAnIdleClientThatGrows() {
        ClientSeries series = series(false);
        series.measured(at(10, State.DONE), tree(300, 0));
        series.measured(at(40, State.DONE), tree(310, 0));
        series.measured(at(70, State.DONE), tree(300, 80));
        assertEquals(List.of(10L, 70L), seconds());
    }

    @Test
    void keepsAChangeOfItsStateButNotEachOfMany() {
        ClientSeries series = series(false);
        series.measured(at(10, State.WORKING), tree(300, 0));
        series.seen(at(15, State.BLOCKED));
        series.seen(at(25, State.BLOCKED));
        series.seen(at(32, State.BLOCKED));
        series.seen(at(34, State.WORKING));
        assertEquals(List.of(10L, 25L), seconds());
        assertEquals(Optional.of(State.BLOCKED), kept().get(1).state().reported());
        assertEquals(Sample.Memory.unread(), kept().get(1).memory());
    }

    @Test
    void leavesAClientAloneThatIsStarting() {
        ClientSeries series = series(false);
        series.measured(at(1, State.WORKING), tree(300, 0));
        series.seen(at(20, State.WORKING));
        assertEquals(List.of(), kept());
    }

    @Test
    void givesEachSampleToTheSessionThatItBelongsTo() {
        ClientSeries series = series(false);
        series.measured(at(10, State.WORKING), tree(300, 0));
        series.measured(at(40, State.WORKING).with(OTHER), tree(200, 0));
        series.measured(at(70, State.WORKING), tree(300, 0));
        assertEquals(List.of(10L, 70L), seconds());
        assertEquals(1, Series.of(state, OTHER).samples().size());
    }

    /** What another JVM has seen is not claimed again; what nobody has seen in between, is not claimed at all. */
    @Test
    void goesOnWithAClientThatIsTakenOver() {
        series(false).measured(at(32, State.WORKING), tree(300, 0));
        ClientSeries next = series(true);
        next.measured(at(50, State.WORKING), tree(300, 0));
        next.measured(at(80, State.WORKING), tree(300, 0));
        assertEquals(List.of(32L, 50L, 80L), seconds());
        assertEquals(Duration.ZERO, kept().get(1).span());
        assertTrue(kept().get(1).stream().received().isEmpty());
        assertEquals(Duration.ofSeconds(30), kept().get(2).span());
    }

    /** The wall clock goes on while the machine sleeps: nobody has looked. */
    @Test
    void doesNotSpeakForATimeInWhichTheMachineSlept() {
        ClientSeries series = series(false);
        series.measured(at(10, State.WORKING), tree(300, 0));
        Evidence later = at(40, State.WORKING);
        Evidence awake = Evidence.of(later.at().plus(Duration.ofHours(8)), new Exit.Running())
                .with(Measured.SESSION)
                .with(later.process())
                .with(later.reports());
        series.measured(awake, tree(300, 0));
        assertEquals(Duration.ofSeconds(30), kept().get(1).span());
    }

    @Test
    void failsNoRunWhereNothingCanBeWritten() throws Exception {
        Files.writeString(state.resolve("series"), "in the way");
        ClientSeries series = series(false);
        series.measured(at(10, State.WORKING), tree(300, 0));
        series.measured(at(40, State.WORKING), tree(300, 0));
        assertEquals(List.of(), kept());
    }
}
