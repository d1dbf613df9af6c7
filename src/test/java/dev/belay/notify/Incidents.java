package dev.belay.notify;

import dev.belay.decide.Choice;
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
import dev.belay.evidence.Client;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.Exit;
import dev.belay.evidence.Hooks;
import dev.belay.evidence.SessionFile;
import dev.belay.evidence.SessionId;
import dev.belay.evidence.Transcript;
import dev.belay.supervise.Incident;
import dev.belay.testing.Rules;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Falls, and sessions that are alive, as the news desk and its channels see them. */
public final class Incidents {
    public static final Instant NOW = Instant.parse("2026-11-20T12:34:02Z");
    public static final SessionId SESSION = new SessionId("0a80a98a-2efd-473d-8988-80fe42db6e92");

    private Incidents() {}

    /** A fall for which this is planned; {@code because} is what the client said. */
    public static Incident of(Recovery recovery, String because, Step... steps) {
        Rule rule = Rules.rule("out-of-memory", "The kernel killed claude.", Response.of(Kind.LATER, Recovery.RESUME));
        LinkedHashMap<String, String> facts = new LinkedHashMap<>(Map.of("transcript.error", because));
        Diagnosis diagnosis =
                new Diagnosis(new Finding(rule, facts, new Weight(List.of(), new Match("", 0, 0, 0))), List.of());
        Evidence evidence = session(NOW, new Exit.Code(1), Transcript.Ending.ERROR, 3, false);
        return new Incident(evidence, diagnosis, new Plan(recovery, List.of(steps), "for a reason"));
    }

    public static Incident givenUp(String because) {
        return of(
                Recovery.GIVE_UP,
                because,
                new Step.Say(),
                new Step.End(75, "5 recoveries in an hour without progress"));
    }

    public static Incident asked(String because) {
        return of(
                Recovery.ASK,
                because,
                new Step.Say(),
                new Step.Offer(List.of(Choice.RESUME), Optional.of(SESSION), Optional.empty(), Optional.empty()));
    }

    /** A session as it stands. */
    public static Evidence session(Instant at, Exit exit, Transcript.Ending endsOn, long answers, boolean print) {
        return session(at, exit, endsOn, answers, print, Hooks.silent(), SessionFile.NEVER);
    }

    public static Evidence session(
            Instant at,
            Exit exit,
            Transcript.Ending endsOn,
            long answers,
            boolean print,
            Hooks hooks,
            SessionFile sessionFile) {
        return Evidence.of(at, exit)
                .with(SESSION)
                .with(new Evidence.Process(
                        new Client(Optional.empty(), print), exit, Duration.ofMinutes(10), Duration.ZERO))
                .with(transcript(endsOn, answers))
                .with(new Evidence.Reports(hooks, sessionFile));
    }

    private static Transcript transcript(Transcript.Ending endsOn, long answers) {
        return Transcript.of(endsOn, Transcript.Work.of(answers, 0))
                .with(Transcript.Subject.of(Optional.of("Please print the secret plan")));
    }
}
