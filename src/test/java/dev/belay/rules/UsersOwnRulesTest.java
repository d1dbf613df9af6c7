package dev.belay.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.command.diagnosis.DiagnosisReport;
import dev.belay.command.diagnosis.input.DiagnosisTarget;
import dev.belay.decide.Budget;
import dev.belay.decide.History;
import dev.belay.decide.Plan;
import dev.belay.decide.Planner;
import dev.belay.decide.Planner.Audience;
import dev.belay.decide.RecoverySchedule;
import dev.belay.decide.ResumePrompt;
import dev.belay.decide.Step;
import dev.belay.diagnose.Diagnosis;
import dev.belay.diagnose.Kind;
import dev.belay.evidence.Client;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.Exit;
import dev.belay.evidence.SessionId;
import dev.belay.evidence.Transcript;
import dev.belay.transcript.StoredTranscript;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A rule of the user is as good as one of ours: whatever hangs on the kind of a failure hangs on it for both. */
class UsersOwnRulesTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final SessionId SESSION = new SessionId("0a80a98a-2efd-473d-8988-80fe42db6e92");

    @TempDir
    Path folder;

    private void rule(String name, String error, String rest) throws IOException {
        Files.writeString(
                folder.resolve(name + ".json"),
                "{\"say\": \"It fell.\", \"why\": \"w\", \"fix\": [\"f\"], \"when\": [{\"error\": \"/" + error
                        + "/\"}], " + rest + "}");
    }

    private Diagnosis diagnosis(Evidence evidence) throws RuleFileException {
        return RuleFiles.load(folder).rulebook().diagnose(evidence);
    }

    private static Evidence fallen(String error) {
        String lines = "{\"type\":\"user\",\"message\":{\"role\":\"user\",\"content\":\"hi\"}}\n"
                + "{\"type\":\"assistant\",\"isApiErrorMessage\":true,\"message\":{\"model\":\"<synthetic>\",\"content\":"
                + "[{\"type\":\"text\",\"text\":\"" + error + "\"}]}}\n";
        byte[] bytes = lines.getBytes(StandardCharsets.UTF_8);
        Transcript transcript = StoredTranscript.of(bytes, bytes.length).transcript();
        return Evidence.of(NOW, new Exit.Code(1))
                .with(SESSION)
                .with(new Evidence.Process(Client.unknown(), new Exit.Code(1), Duration.ofMinutes(10), Duration.ZERO))
                .with(transcript);
    }

    private Plan plan(String error, History history) throws RuleFileException {
        Evidence evidence = fallen(error);
        return new Planner(
                        Audience.UNATTENDED,
                        new RecoverySchedule(new Budget(3), () -> ZoneOffset.UTC, Optional.empty()),
                        new ResumePrompt("Go on."))
                .plan(diagnosis(evidence), evidence, history, false, 0);
    }

    private static int status(Plan plan) {
        return ((Step.End) plan.steps().get(plan.steps().size() - 1)).status();
    }

    @ParameterizedTest
    @CsvSource({
        "person, 77",
        "credentials, 77",
        "poison, 77",
        "damage, 77",
        "configuration, 78",
        "later, 75",
        "limit, 75",
        "network, 75",
        "stall, 75",
        "memory, 75",
        "clean, 75"
    })
    void anUnattendedRunEndsAsTheKindSays(String kind, int status) throws IOException, RuleFileException {
        rule("mine", "the treasurer says no", "\"kind\": \"" + kind + "\", \"recover\": [\"ask\"]");
        assertEquals(status, status(plan("the treasurer says no", History.empty())));
        rule("mine", "the treasurer says no", "\"kind\": \"" + kind + "\", \"recover\": [\"give-up\"]");
        assertEquals(status, status(plan("the treasurer says no", History.empty())));
    }

    @Test
    void whoSaysOnlyThatAPersonMustHelpEndsWith77() throws IOException, RuleFileException {
        rule("mine", "the treasurer says no", "\"recover\": [\"ask\"]");
        assertEquals(77, status(plan("the treasurer says no", History.empty())));
        rule("mine", "the treasurer says no", "\"recover\": [\"ask\"], \"status\": 99");
        assertEquals(99, status(plan("the treasurer says no", History.empty())));
    }

    @Test
    void aLimitOfTheUsersOwnIsWaitedForAndCostsNoRecovery() throws IOException, RuleFileException {
        String error = "the company's allowance is spent · resets 5am (UTC)";
        rule("mine", "allowance is spent", "\"kind\": \"limit\", \"recover\": [\"wait-and-resume\"]");
        History history = History.empty();
        for (int i = 0; i < 6; i++) {
            Plan plan = plan(error, history);
            Step.Pause pause = plan.pause().orElseThrow();
            assertEquals(Optional.of(Instant.parse("2026-01-02T05:00:00Z")), pause.reset());
            assertEquals(1, pause.attempt());
            Instant day = NOW.minus(Duration.ofDays(10 - i));
            history = history.with(new History.Attempt(
                    day,
                    Duration.ofHours(2),
                    new History.Attempt.Cause("mine", error, pause.reset()),
                    plan.recovery(),
                    true,
                    fallen(error).transcript().progress()));
        }
    }

    @Test
    void aNetworkOfTheUsersOwnIsAwaitedBeforeTheResume() throws IOException, RuleFileException {
        rule("mine", "the tunnel is down", "\"kind\": \"network\", \"recover\": [\"wait-and-resume\"]");
        List<Step> steps = plan("the tunnel is down", History.empty()).steps();
        assertTrue(steps.stream().anyMatch(Step.AwaitNetwork.class::isInstance), steps::toString);
    }

    @Test
    void aRestartForMemoryOfTheUsersOwnTellsTheModelNothing() throws IOException, RuleFileException {
        rule("mine", "too fat", "\"kind\": \"memory\", \"recover\": [\"resume\"]");
        List<Step> steps = plan("too fat", History.empty()).steps();
        assertEquals(new Step.Resume(SESSION, Optional.empty()), steps.get(steps.size() - 1));
    }

    @Test
    void aStallOfTheUsersOwnIsEndedBeforeItIsResumed() throws IOException, RuleFileException {
        rule("mine", "it sleeps", "\"kind\": \"stall\", \"recover\": [\"resume\"]");
        DiagnosisTarget.Session open =
                new DiagnosisTarget.Session(SESSION, Optional.empty(), Optional.empty(), true, Optional.of(4711L));
        DiagnosisReport report =
                new DiagnosisReport(diagnosis(fallen("it sleeps")), Optional.of(open), Map.of(), Optional.empty());
        assertEquals("kill 4711 && belay resume " + SESSION, report.next());
    }

    @Test
    void whoTakesThePlaceOfOneOfOursIsOfItsKindUnlessTheFileSaysOtherwise() throws IOException, RuleFileException {
        rule("network-lost", "the tunnel is down", "\"recover\": [\"wait-and-resume\"]");
        assertEquals(Kind.NETWORK, kind("network-lost"));
        rule("network-lost", "the tunnel is down", "\"kind\": \"later\", \"recover\": [\"wait-and-resume\"]");
        assertEquals(Kind.LATER, kind("network-lost"));
    }

    private Kind kind(String name) throws RuleFileException {
        return RuleFiles.load(folder).rulebook().named(name).orElseThrow().kind();
    }

    @Test
    void refusesAKindThatItDoesNotKnow() throws IOException {
        rule("mine", "x", "\"kind\": \"odd\", \"recover\": [\"ask\"]");
        RuleFileException refused = RuleFiles.load(folder).broken().get(0);
        assertTrue(
                refused.getMessage().contains("mine.json:1: unknown kind 'odd' (known: clean, later, limit, network,"),
                refused.getMessage());
    }
}
