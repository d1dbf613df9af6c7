package dev.belay.run;

import dev.belay.evidence.Evidence;
import dev.belay.journal.Journal;
import dev.belay.metrics.SessionMetrics;
import dev.belay.operate.PassingFailure;
import dev.belay.operate.SessionOperator;
import dev.belay.operate.TerminalStatus;
import dev.belay.run.registration.RegistrationWiring;
import dev.belay.run.registration.RunRegistration;
import dev.belay.run.reminder.NextStart;
import dev.belay.run.reminder.SessionStory;
import dev.belay.run.spending.RecoverySpending;
import dev.belay.supervise.IncidentJudge;
import dev.belay.supervise.IncidentListeners;
import dev.belay.supervise.NotificationPolicy;
import dev.belay.supervise.Recorder;
import dev.belay.supervise.Supervisor;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes what supervises a session, once claude has been started. */
final class SupervisionWiring {
    private final Wiring start;
    private final RunRequest request;
    private final PrintStream errors =
            new PrintStream(new FileOutputStream(FileDescriptor.err), false, StandardCharsets.UTF_8);

    SupervisionWiring(Wiring start) {
        this.start = start;
        this.request = start.request;
    }

    Supervision supervision() {
        start.warnings.ofRecovery(request);
        NotificationPolicy notifications = NotificationWiring.policy(start);
        IncidentRecorder recorder = new IncidentRecorder(
                new Journal(request.state(), start.warnings::ofJournal),
                start.client::transcript,
                System.getProperty("user.dir"));
        DialogWiring dialogs = new DialogWiring(start, errors, recorder);
        NextStart nextStart = new NextStart(request.unfinished(), recorder, start.context::transcript, start.signals);
        Optional<RunRegistration> registration = registration(nextStart);
        SessionStory story = new SessionStory(registration.isPresent() ? registration.get() : nextStart);
        LazyRulebook rulebook = new LazyRulebook(request.environment(), errors);
        TerminalStatus status = new TerminalStatus(story, start.connections.statusChannels());
        Optional<SessionMetrics> metrics = metrics(status);
        RecoverySpending spending = new RecoverySpending(metrics.isPresent() ? metrics.get() : status, start.meter);
        SessionOperator operator =
                new RecoveryWiring(start, dialogs, notifications, new PassingFailure(rulebook)).operator();
        SessionWatch watch = new SessionWatch(start.client, request.resumePrompt(), start.succession::ended, rulebook);
        IncidentJudge judge =
                new IncidentJudge(rulebook, PlannerWiring.planner(request, start.signals.deadline()), start.signals);
        start.succession.record().ifPresent(file -> {
            judge.goOnFrom(file.recoveries(), file::history);
            spending.goOnFrom(file.recoveries());
        });
        Supervisor supervisor = new Supervisor(watch, judge, operator, new IncidentListeners(spending, notifications));
        Consumer<Evidence> records = nextStart::seen;
        records = registration.isPresent() ? records.andThen(registration.get()::seen) : records;
        records = metrics.isPresent() ? records.andThen(metrics.get()::seen) : records;
        return new Supervision(watch, supervisor, records, story, start.keeper(), request.interactive());
    }

    /** Nothing without a HOME. */
    private Optional<RunRegistration> registration(NextStart nextStart) {
        return request.state().map(state -> new RegistrationWiring(
                        request.options(), request.environment(), request.isUnattended(), request.interactive())
                .registration(state, () -> start.client.child().pid(), start.signals::askedBy, nextStart));
    }

    private Optional<SessionMetrics> metrics(Recorder recorder) {
        return start.metrics().map(place -> new SessionMetrics(recorder, place, start::cost));
    }
}
