package dev.belay.decide;

import dev.belay.diagnose.Diagnosis;
import dev.belay.diagnose.Kind;
import dev.belay.diagnose.Response;
import dev.belay.diagnose.Rule;
import dev.belay.diagnose.Rulebook;
import dev.belay.evidence.ApiError;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.Exit;
import dev.belay.evidence.SessionId;
import dev.belay.evidence.Transcript;
import dev.belay.rules.RuleFiles;
import dev.belay.testing.Rules;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;

/** Falls as the planner sees them: a class with its ladder, what the client said, and how far the session had come. */
record Fall(Diagnosis diagnosis, Evidence evidence) {
    private static final SessionId SESSION = new SessionId("0a80a98a-2efd-473d-8988-80fe42db6e92");
    private static final Rulebook RULES = RuleFiles.ours();
    static final ZoneId ZONE = ZoneId.of("Europe/Rome");

    static Fall of(Instant at, String failure, String text, long answers, String... ladder) {
        Kind kind = RULES.named(failure).map(Rule::kind).orElse(Kind.LATER);
        Response response = new Response(kind, Rules.ladder(ladder), OptionalInt.empty(), false);
        Diagnosis diagnosis = Rules.diagnosis(Rules.rule(failure, failure + ".", response));
        return new Fall(
                diagnosis, Evidence.of(at, new Exit.Code(1)).with(SESSION).with(transcript(text, answers)));
    }

    /** The same, of a class whose rule names the exit status of an unattended run. */
    Fall ending(int status) {
        Rule rule = diagnosis.best().rule();
        Response response = new Response(rule.kind(), rule.recover(), OptionalInt.of(status), false);
        return new Fall(Rules.diagnosis(Rules.rule(rule.name(), rule.say(), response)), evidence);
    }

    private static Transcript transcript(String text, long answers) {
        return Transcript.of(Transcript.Ending.ERROR, Transcript.Work.of(answers, 0))
                .with(Transcript.Errors.of(
                        text.isEmpty()
                                ? Optional.empty()
                                : Optional.of(new ApiError(
                                        text, Optional.empty(), OptionalInt.empty(), Optional.empty(), -1))));
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
                new History.Attempt.Cause(
                        diagnosis.failure(),
                        ErrorText.of(evidence),
                        diagnosis.best().rule().kind() == Kind.LIMIT
                                ? plan.pause().orElseThrow().reset()
                                : Optional.empty()),
                plan.recovery(),
                evidence.transcript().answers() > 0,
                evidence.transcript().progress());
    }
}
