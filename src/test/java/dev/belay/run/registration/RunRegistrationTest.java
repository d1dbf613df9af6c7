package dev.belay.run.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.belay.decide.Plan;
import dev.belay.decide.Step;
import dev.belay.diagnose.Kind;
import dev.belay.diagnose.Recovery;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.Exit;
import dev.belay.evidence.Retry;
import dev.belay.evidence.Transcript;
import dev.belay.posix.Signals;
import dev.belay.register.Entries;
import dev.belay.register.RunEntry;
import dev.belay.register.RunRegister;
import dev.belay.supervise.Ending;
import dev.belay.supervise.Incident;
import dev.belay.supervise.NoRecorder;
import dev.belay.supervise.Outcome;
import dev.belay.supervise.Recorder;
import dev.belay.testing.Rules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a run stands in the register after what has happened to it. */
class RunRegistrationTest {
    private static final Recorder NOBODY = new NoRecorder();

    @TempDir
    Path state;

    private RunRegister register;
    private RunRegistration registration;
    private int askedBy;

    @BeforeEach
    void aRun() {
        register = new RunRegister(state);
        RunEntry died = Entries.died("a", state);
        RunFile file = new RunFile(
                register, died::started, () -> ProcessHandle.current().pid());
        registration = new RunRegistration(NOBODY, file, () -> askedBy, Duration.ofSeconds(1));
    }

    private static Evidence evidence(long answers, int ran, Instant at) {
        Evidence now = Evidence.of(at, new Exit.Running())
                .with(Entries.SESSION)
                .with(Transcript.of(Transcript.Ending.PROMPT, Transcript.Work.of(answers, 0)));
        return now.with(new Evidence.Process(now.client(), now.exit(), Duration.ofSeconds(ran), Duration.ZERO));
    }

    private static Evidence evidence(long answers) {
        return evidence(answers, 5, Instant.now());
    }

    private static Incident incident(Kind kind, Step... steps) {
        return new Incident(
                evidence(1),
                Rules.diagnosis(Rules.rule("some-failure", kind, Recovery.RESUME)),
                new Plan(Recovery.RESUME, List.of(steps), "because"));
    }

    private String stands() {
        return register.all().get(0).standing().state().id();
    }

    private void ends(Ending ending, boolean declined) {
        registration.settle(incident(Kind.LATER, new Step.EndAsClaude()), new Outcome.Over(ending, declined));
    }

    @Test
    void isThereOnceClaudeHasHadItsTime() {
        registration.seen(evidence(0, 0, Instant.now()));
        assertEquals(List.of(), register.all());
        registration.seen(evidence(0));
        RunEntry entry = register.all().get(0);
        assertEquals("running", stands());
        assertEquals(Entries.SESSION, entry.work().session());
        assertEquals(true, entry.isAlive());
    }

    @Test
    void progressIsWrittenNowAndThen() throws Exception {
        Instant begin = Instant.ofEpochMilli(Instant.now().toEpochMilli());
        registration.seen(evidence(0, 5, begin));
        registration.seen(evidence(1, 6, begin.plusSeconds(1)));
        assertEquals(begin, register.all().get(0).work().progress());
        registration.seen(evidence(2, 40, begin.plusSeconds(40)));
        assertEquals(begin.plusSeconds(40), register.all().get(0).work().progress());
        Path file = state.resolve("runs").resolve(register.all().get(0).id());
        Files.delete(file);
        registration.seen(evidence(2, 80, begin.plusSeconds(80)));
        assertEquals(false, Files.exists(file), "nothing is written where nothing has changed");
    }

    @Test
    void whatIsForAPersonStaysSo() {
        registration.seen(evidence(0));
        registration.remember(incident(Kind.CREDENTIALS, new Step.Say(), new Step.EndAsClaude()));
        assertEquals("needs-person", stands());
        assertEquals(
                "some-failure",
                register.all().get(0).standing().trouble().orElseThrow().failure());
        askedBy = Signals.HUP;
        ends(new Ending.Status(129), false);
        assertEquals("needs-person", stands());
    }

    @Test
    void aLimitThatClaudeItselfSitsOutLastsUntilItTriesAgain() {
        Instant next = Instant.ofEpochMilli(Instant.now().toEpochMilli()).plusSeconds(600);
        registration.seen(evidence(0));
        for (Kind kind : List.of(Kind.LATER, Kind.LIMIT)) {
            Incident incident = incident(kind, new Step.Say());
            Transcript retrying = incident.evidence()
                    .transcript()
                    .with(new Transcript.Errors(
                            Optional.empty(),
                            Optional.of(new Retry(1, 10, Optional.empty(), Optional.of(next))),
                            Optional.empty()));
            registration.remember(
                    new Incident(incident.evidence().with(retrying), incident.diagnosis(), incident.plan()));
            assertEquals(
                    kind == Kind.LIMIT ? Optional.of(next) : Optional.empty(),
                    register.all().get(0).standing().limitAfter(Instant.now()));
        }
    }

    @Test
    void progressEndsTheTrouble() {
        registration.seen(evidence(0));
        registration.remember(incident(Kind.CREDENTIALS, new Step.Say(), new Step.EndAsClaude()));
        registration.seen(evidence(9));
        assertEquals("running", stands());
    }

    @Test
    void eachEndSaysWhatItWas() {
        Map<String, Runnable> ends = Map.of(
                "ended", () -> ends(new Ending.AsClaude(new Exit.Code(0)), false),
                "given-up", () -> ends(new Ending.Status(75), false),
                "needs-person", () -> ends(new Ending.Status(77), false),
                "hung-up",
                        () -> {
                            askedBy = Signals.HUP;
                            ends(new Ending.AsClaude(new Exit.Code(129)), true);
                        });
        ends.forEach((word, end) -> {
            aRun();
            askedBy = 0;
            registration.seen(evidence(0));
            end.run();
            assertEquals(word, stands());
        });
    }
}
