package dev.belay.report;

import dev.belay.cases.Case;
import dev.belay.command.diagnosis.DiagnosisReport;
import dev.belay.command.diagnosis.input.DiagnosisTarget;
import dev.belay.decide.Budget;
import dev.belay.decide.History;
import dev.belay.decide.Plan;
import dev.belay.decide.Planner;
import dev.belay.decide.RecoverySchedule;
import dev.belay.decide.ResumePrompt;
import dev.belay.decide.Step;
import dev.belay.diagnose.Advice;
import dev.belay.diagnose.Diagnosis;
import dev.belay.diagnose.Recovery;
import dev.belay.diagnose.Rulebook;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.Provider;
import dev.belay.notify.Notification;
import dev.belay.notify.NotificationText;
import dev.belay.rules.RuleFiles;
import dev.belay.supervise.Incident;
import dev.belay.supervise.SessionEvent;
import dev.belay.text.Paragraph;
import dev.belay.text.Style;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All that a person is shown of one failure: what a case says, at one provider. */
record ShownFailure(String name, Evidence evidence, Diagnosis diagnosis) {
    static final Rulebook RULES = RuleFiles.ours();
    private static final Style PLAIN = new Style(false);
    private static final double JITTER = 0.5;

    /** As the users of Anthropic's own API see it. */
    static ShownFailure of(Case one) {
        return of(one, Provider.ANTHROPIC);
    }

    static ShownFailure of(Case one, Provider provider) {
        Evidence evidence = one.evidence().with(provider);
        String where = provider == Provider.ANTHROPIC ? "" : " at " + provider.id();
        return new ShownFailure(one.name() + where, evidence, RULES.diagnose(evidence));
    }

    /** The message to a user who is there, with the question; nothing where there is nothing to say. */
    List<String> asked(int columns) {
        Incident incident = incident(Planner.Audience.ATTENDED);
        if (incident.plan().steps().contains(new Step.Remind())) {
            return split(
                    List.of(Paragraph.of("belay: ", new FailureMessage(incident, PLAIN).reminder(columns), columns)));
        }
        List<String> lines = new ArrayList<>();
        if (incident.plan().steps().contains(new Step.Say())) {
            FailureMessage message = new FailureMessage(incident, PLAIN);
            lines.addAll(split(message.lines(columns)));
            incident.offer()
                    .ifPresent(offer ->
                            lines.addAll(split(List.of(message.question().line(offer, columns)
                                    + message.question().enter(offer)))));
        }
        return lines;
    }

    /** What [d] shows. */
    List<String> details(int columns) {
        FailureMessage message = new FailureMessage(incident(Planner.Audience.ATTENDED), PLAIN);
        return split(message.details(Optional.empty(), Optional.empty(), columns));
    }

    /** What an unattended run leaves on standard error, which is a file then; a failure of a running client is not told. */
    List<String> unattended() {
        Incident incident = incident(Planner.Audience.UNATTENDED);
        List<String> lines = new ArrayList<>();
        for (Step step : incident.plan().steps()) {
            if (step instanceof Step.Say) {
                lines.addAll(new FailureMessage(incident, PLAIN).lines());
            } else if (step instanceof Step.End end) {
                lines.add("belay: giving up: " + end.reason());
            }
        }
        return lines;
    }

    /** The popup of a run that has stopped. */
    List<String> popup() {
        Incident incident = incident(Planner.Audience.UNATTENDED);
        Plan plan = incident.plan();
        Incident stopped = plan.recovery() == Recovery.ASK
                ? incident
                : new Incident(
                        evidence,
                        diagnosis,
                        new Plan(
                                Recovery.GIVE_UP,
                                List.of(new Step.Say(), end(plan)),
                                "5 recoveries in an hour without progress"));
        SessionEvent event = plan.recovery() == Recovery.ASK
                ? new SessionEvent.PersonNeeded(stopped)
                : new SessionEvent.GivenUp(stopped);
        Notification notification = new NotificationText(Path.of("/home/ada/shop")).of(event);
        List<String> lines = new ArrayList<>(List.of(notification.title()));
        lines.addAll(notification.lines());
        return lines;
    }

    /** The reason of a run that ends with this, or of one that has tried enough. */
    private Step.End end(Plan plan) {
        for (Step step : plan.steps()) {
            if (step instanceof Step.End end) {
                return end;
            }
        }
        return new Step.End(
                diagnosis.best().rule().response().exitStatus(), "5 recoveries in an hour without progress");
    }

    /** What {@code belay diagnose} prints. */
    List<String> diagnosed(int columns) {
        Optional<DiagnosisTarget.Session> session = evidence.session()
                .map(id -> new DiagnosisTarget.Session(
                        id,
                        Optional.of("/home/ada/.claude/projects/x.jsonl"),
                        Optional.empty(),
                        true,
                        Optional.empty()));
        String text = new DiagnosisReport(diagnosis, session, Map.of(), Optional.empty()).text(PLAIN, columns);
        return split(List.of(text.stripTrailing()));
    }

    /** Whether its class has words of its own for the provider of this one. */
    boolean saysSomethingElseThere() {
        Advice general = RULES.named(diagnosis.failure()).orElseThrow().advice();
        Advice here = diagnosis.best().rule().advice();
        return !here.say().general().equals(general.say().general())
                || !here.fix().general().equals(general.fix().general());
    }

    /** Its row of {@code belay incidents}, without the id and the time. */
    List<String> listed() {
        return List.of(diagnosis.failure() + "  " + diagnosis.best().rule().say());
    }

    /** Every text, for what has to be true of all of them. */
    List<String> everything() {
        List<String> all = new ArrayList<>(asked(80));
        all.addAll(details(80));
        all.addAll(unattended());
        all.addAll(popup());
        all.addAll(diagnosed(80));
        return all;
    }

    private Incident incident(Planner.Audience audience) {
        RecoverySchedule schedule = new RecoverySchedule(new Budget(5), () -> ZoneOffset.UTC, Optional.empty());
        Planner planner = new Planner(audience, schedule, new ResumePrompt(ResumePrompt.DEFAULT));
        return new Incident(evidence, diagnosis, planner.plan(diagnosis, evidence, History.empty(), false, JITTER));
    }

    private static List<String> split(List<String> paragraphs) {
        return List.of(String.join("\n", paragraphs).split("\n", -1));
    }

    @Override
    public String toString() {
        return name;
    }
}
