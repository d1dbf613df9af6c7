package dev.belay.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.belay.decide.Plan;
import dev.belay.decide.Step;
import dev.belay.diagnose.Diagnosis;
import dev.belay.diagnose.Finding;
import dev.belay.diagnose.Kind;
import dev.belay.diagnose.Recovery;
import dev.belay.diagnose.Response;
import dev.belay.diagnose.Rule;
import dev.belay.diagnose.Weight;
import dev.belay.diagnose.criterion.Match;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.Exit;
import dev.belay.evidence.Transcript;
import dev.belay.journal.Journal;
import dev.belay.journal.JournalEntry.Outcome;
import dev.belay.notify.Incidents;
import dev.belay.supervise.Ending;
import dev.belay.supervise.Incident;
import dev.belay.testing.Rules;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IncidentRecorderTest {
    private static final dev.belay.supervise.Outcome RESUMED = new dev.belay.supervise.Outcome.Resumed(Recovery.RESUME);
    private static final List<Step> NOTABLE = List.of(new Step.Say(), new Step.EndAsClaude());

    @TempDir
    private Path state;

    private Journal journal;
    private IncidentRecorder recorder;
    private Instant now = Instant.parse("2026-11-21T10:00:00Z");

    @BeforeEach
    void openJournal() {
        journal = new Journal(Optional.of(state), warning -> {});
        recorder = new IncidentRecorder(journal, Optional::empty, "/p");
    }

    private static dev.belay.supervise.Outcome over(boolean declined) {
        return new dev.belay.supervise.Outcome.Over(new Ending.Status(75), declined);
    }

    private Incident incident(boolean proves, List<Step> steps) {
        now = now.plusSeconds(1);
        Rule rule = Rules.rule("killed", "Something killed claude.", Response.of(Kind.LATER, Recovery.RESUME));
        LinkedHashMap<String, String> because = new LinkedHashMap<>(Map.of("exit.signal", "SIGKILL"));
        Finding finding = new Finding(rule, because, new Weight(List.of(), new Match("", 0, 0, 0)));
        return new Incident(
                Evidence.of(now, new Exit.Signal(9, "SIGKILL")),
                new Diagnosis(finding, List.of()),
                new Plan(Recovery.RESUME, steps, "because"),
                proves);
    }

    private void happens(boolean proves, dev.belay.supervise.Outcome outcome) {
        Incident incident = incident(proves, NOTABLE);
        if (proves) {
            recorder.recovered(incident, incident.evidence());
        }
        recorder.remember(incident);
        recorder.settle(incident, outcome);
    }

    private List<Outcome> outcomes() {
        return journal.incidents().stream()
                .map(dev.belay.journal.JournalEntry::outcome)
                .toList();
    }

    @Test
    void callsAnIncidentRecoveredOnlyWhenThatIsProved() {
        happens(false, RESUMED);
        assertEquals(List.of(Outcome.OPEN), outcomes());
        assertEquals(Optional.of("resume"), journal.incidents().get(0).recovery());
        happens(true, over(false));
        assertEquals(List.of(Outcome.GIVEN_UP, Outcome.RECOVERED), outcomes());
    }

    @Test
    void learnsOfARecoveryFromAnEndThatIsWorthNoWord() {
        happens(false, RESUMED);
        Incident end = incident(true, List.of(new Step.EndAsClaude()));
        recorder.recovered(end, end.evidence());
        recorder.remember(end);
        recorder.settle(end, over(false));
        assertEquals(List.of(Outcome.RECOVERED), outcomes());
    }

    @Test
    void leavesAnUnprovenRecoveryOpen() {
        happens(false, RESUMED);
        happens(false, over(true));
        assertEquals(List.of(Outcome.DECLINED, Outcome.OPEN), outcomes());
    }

    @Test
    void recoveriesInVainEndAsTheLastOfThemDoes() {
        happens(false, RESUMED);
        happens(false, RESUMED);
        happens(false, over(false));
        assertEquals(List.of(Outcome.GIVEN_UP, Outcome.GIVEN_UP, Outcome.GIVEN_UP), outcomes());
        assertEquals(Optional.of("resume"), journal.incidents().get(2).recovery());
    }

    @Test
    void anIncidentWhoseSessionGoesOnIsSettledWhileItRuns() {
        happens(false, RESUMED);
        happens(false, RESUMED);
        goesOn();
        assertEquals(List.of(Outcome.RECOVERED, Outcome.RECOVERED), outcomes());
    }

    @Test
    void whatMeetsTheSameFailureAgainAtOnceWasNotRecovered() {
        happens(false, RESUMED);
        goesOn();
        happens(false, RESUMED);
        assertEquals(List.of(Outcome.OPEN, Outcome.OPEN), outcomes());
        happens(false, over(false));
        assertEquals(List.of(Outcome.GIVEN_UP, Outcome.GIVEN_UP, Outcome.GIVEN_UP), outcomes());
    }

    @Test
    void aLaterRunInWhichTheSessionEndsOnAnAnswerSettlesWhatAnEarlierOneHasLeft() {
        ended(now, new Exit.Code(1), Transcript.Ending.ERROR, NOTABLE, over(false));
        assertEquals(List.of(Outcome.GIVEN_UP), outcomes());
        recorder = new IncidentRecorder(journal, Optional::empty, "/p");
        Instant later = now.plus(Duration.ofDays(1));
        List<Step> quiet = List.of(new Step.EndAsClaude());
        ended(later, new Exit.Code(0), Transcript.Ending.ERROR, quiet, over(false));
        assertEquals(List.of(Outcome.GIVEN_UP), outcomes());
        ended(later, new Exit.Code(0), Transcript.Ending.ANSWER, quiet, over(false));
        assertEquals(List.of(Outcome.RECOVERED), outcomes());
        assertEquals(Optional.of("resume"), journal.incidents().get(0).recovery());
    }

    private void ended(
            Instant at, Exit exit, Transcript.Ending ending, List<Step> steps, dev.belay.supervise.Outcome outcome) {
        Incident like = incident(false, steps);
        Incident incident =
                new Incident(Incidents.session(at, exit, ending, 3, false), like.diagnosis(), like.plan(), false);
        recorder.remember(incident);
        recorder.settle(incident, outcome);
    }

    private void goesOn() {
        Incident last = incident(false, NOTABLE);
        recorder.recovered(last, last.evidence());
    }

    @Test
    void keepsNothingOfAnEndThatIsWorthNoWord() {
        recorder.remember(incident(false, List.of(new Step.EndAsClaude())));
        assertEquals(List.of(), outcomes());
        assertEquals(Optional.empty(), recorder.folder());
    }

    @Test
    void namesTheFolderOfThePresentIncident() {
        recorder.remember(incident(false, NOTABLE));
        Path folder = recorder.folder().orElseThrow();
        assertEquals(state.resolve("incidents"), folder.getParent());
    }
}
