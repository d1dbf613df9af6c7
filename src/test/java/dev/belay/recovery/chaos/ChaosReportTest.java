package dev.belay.recovery.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.recovery.Mode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChaosReportTest {
    private static Outcome outcome(long seed, Never.Wrong... wrong) {
        Blow blow = new Blow(Blow.Kind.SIGNAL, "KILL", List.of(Blow.Victim.CLIENT), Stage.TURN, 20, 500);
        Outcome.Setting setting = new Outcome.Setting(seed, "2.1.332", Mode.PRINT);
        return new Outcome(setting, blow, true, wrong.length == 0 ? "done" : "75", 1.5, List.of(wrong));
    }

    private static final List<Outcome> SOME =
            List.of(outcome(1), outcome(2, Never.HANGING.because("not ended after 300 s")), outcome(3), outcome(7));

    @Test
    void whatAPersonWroteStaysAndTheSameTrialsMakeTheSamePage() {
        String page = new ChaosReport(SOME).text("") + "\nSeed 2: seen without Belay, too.\n";
        assertEquals(page, new ChaosReport(SOME).text(page));
    }

    @Test
    void allThatMayNeverHappenIsCountedAndTheSeedsAreTold() {
        String page = new ChaosReport(SOME).text("");
        assertTrue(page.contains("4 trials, seeds 1 to 3, 7 (2.1.332); 4 blows met somebody. In 1 trials"), page);
        assertTrue(page.contains("| supervisor hanging | 1 |"), page);
        assertTrue(page.contains("| transcript damaged | 0 |"), page);
        assertTrue(
                page.contains("- seed 2, 2.1.332, print: SIGKILL, client, 20 ms after turn: 75, 1.5 s, WRONG:"), page);
    }

    @Test
    void outcomesAreKeptInTheOrderOfTheirSeeds(@TempDir Path folder) throws Exception {
        Outcomes outcomes = new Outcomes(folder.resolve("made/outcomes.jsonl"));
        assertEquals(List.of(), outcomes.all());
        outcomes.add(SOME.get(1));
        outcomes.add(SOME.get(0));
        assertEquals(SOME.subList(0, 2), new Outcomes(folder.resolve("made/outcomes.jsonl")).all());
    }
}
