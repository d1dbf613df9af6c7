package dev.belay.decide;

import dev.belay.diagnose.Diagnosis;
import dev.belay.diagnose.Finding;
import dev.belay.diagnose.Match;
import dev.belay.diagnose.Rule;
import dev.belay.diagnose.Weight;
import dev.belay.evidence.ApiError;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.Exit;
import dev.belay.evidence.SessionId;
import dev.belay.evidence.Transcript;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Falls as the planner sees them: a class with its ladder, what the client said, and how far the session had come. */
record Fall(Diagnosis diagnosis, Evidence evidence) {
    private static final SessionId SESSION = new SessionId("0a80a98a-2efd-473d-8988-80fe42db6e92");
    static final ZoneId ZONE = ZoneId.of("Europe/Rome");

    static Fall of(Instant at, String failure, String text, long answers, String... ladder) {
        Rule rule = new Rule(failure, failure + ".", "", List.of(), List.of(), List.of(ladder), List.of());
        Diagnosis diagnosis = new Diagnosis(
                new Finding(rule, new LinkedHashMap<>(), new Weight(List.of(), new Match("", 0, 0, 0))), List.of());
        Evidence bare = Evidence.of(at, new Exit.Code(1));
        return new Fall(
                diagnosis,
                new Evidence(
                        at,
                        bare.ran(),
                        bare.silence(),
                        Optional.of(SESSION),
                        bare.client(),
                        bare.exit(),
                        transcript(text, answers),
                        bare.result(),
                        bare.hooks(),
                        bare.sessionFile(),
                        bare.kernel(),
                        bare.screen()));
    }

    /** The same, of a class whose rule names the exit status of an unattended run. */
    Fall ending(int status) {
        Rule rule = diagnosis.best().rule();
        Rule named = new Rule(
                rule.name(),
                rule.say(),
                rule.why(),
                rule.fix(),
                rule.when(),
                rule.recover(),
                rule.seen(),
                OptionalInt.of(status),
                false);
        Finding best =
                new Finding(named, diagnosis.best().because(), diagnosis.best().weight());
        return new Fall(new Diagnosis(best, List.of()), evidence);
    }

    private static Transcript transcript(String text, long answers) {
        Transcript none = Transcript.none();
        return new Transcript(
                Transcript.Ending.ERROR,
                text.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new ApiError(text, Optional.empty(), OptionalInt.empty(), Optional.empty(), -1)),
                0,
                0,
                none.lastPrompt(),
                none.lastTool(),
                List.of(),
                List.of(),
                answers,
                0,
                0,
                0,
                none.compactionError(),
                0,
                false,
                0,
                none.title(),
                none.client());
    }

    Plan plan(Planner planner, History history, double jitter) {
        return planner.plan(diagnosis, evidence, seen(history), false, jitter);
    }

    /** What the loop counts on after it has looked at this fall. */
    History seen(History history) {
        return history.seen(history.proves(diagnosis.failure(), evidence), evidence.at());
    }

    /** What the supervisor remembers when this plan was carried out. */
    History.Attempt attempt(Plan plan) {
        return new History.Attempt(
                plan.pause().orElseThrow().until().toInstant(),
                plan.pause().orElseThrow().duration(),
                diagnosis.failure(),
                ClientWords.of(evidence),
                plan.pause().orElseThrow().reset(),
                plan.recovery(),
                evidence.transcript().answers() > 0,
                evidence.transcript().progress());
    }
}
