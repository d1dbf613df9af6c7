package dev.belay.notify;

import dev.belay.decide.HumanTime;
import dev.belay.decide.RetryText;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.SessionId;
import dev.belay.report.FactText;
import dev.belay.report.FailureMessage;
import dev.belay.report.FixText;
import dev.belay.supervise.Incident;
import dev.belay.supervise.SessionEvent;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Puts an event into words. Pure: an event in, a notification out. */
public final class NotificationText {
    private static final int LINE = 200;
    private static final int NAME = 40;

    private final Path directory;
    private final String project;
    private final Function<SessionId, String> byHand;

    /** @param directory where the client works */
    public NotificationText(Path directory) {
        this(directory, FailureMessage::byHand);
    }

    /** @param byHand what to type to continue a session, with the flags that the user gave */
    public NotificationText(Path directory, Function<SessionId, String> byHand) {
        this.byHand = byHand;
        this.directory = directory;
        Path name = directory.getFileName();
        this.project = Harmless.text(name == null ? directory.toString() : name.toString(), NAME);
    }

    public Notification of(SessionEvent event) {
        return event.accept(new Texts());
    }

    /** The words for each kind of news. */
    private final class Texts implements SessionEvent.Visitor<Notification> {
        @Override
        public Notification givenUp(SessionEvent.GivenUp news) {
            return failure(EventType.GIVEN_UP, "Claude has stopped in ", news.incident(), reason(news.incident()));
        }

        @Override
        public Notification personNeeded(SessionEvent.PersonNeeded news) {
            if (news.awaited().isPresent()) {
                return awaited(news.incident(), news.awaited().get());
            }
            return failure(EventType.PERSON_NEEDED, "Claude needs you in ", news.incident(), question(news.incident()));
        }

        @Override
        public Notification seenTo(SessionEvent.SeenTo news) {
            return failure(EventType.SEEN_TO, "Taken care of in ", news.incident(), "");
        }

        @Override
        public Notification recovered(SessionEvent.Recovered news) {
            return NotificationText.this.recovered(news);
        }

        @Override
        public Notification waiting(SessionEvent.Waiting news) {
            String asked = news.evidence().hooks().gaveUpContinuing()
                    ? "It does not continue by itself after its usage limit: press Enter in its terminal once that has reset."
                    : "It asked for permission " + HumanTime.span(news.since()) + " ago.";
            return alive(EventType.WAITING, "Claude is waiting for you in ", news.evidence(), asked);
        }

        @Override
        public Notification finished(SessionEvent.Finished news) {
            String took = "The turn took " + HumanTime.span(news.took()) + ".";
            return alive(EventType.FINISHED, "Claude has finished in ", news.evidence(), took);
        }

        @Override
        public Notification warned(SessionEvent.Warned news) {
            return news.evidence()
                    .liveness()
                    .retrying()
                    .flatMap(retrying -> RetryText.of(news.evidence(), ZoneId.systemDefault()))
                    .map(again -> failure(EventType.WARNING, "Claude is held up in ", news.incident(), again))
                    .orElseGet(() -> failure(
                            EventType.WARNING,
                            "Memory is running low in ",
                            news.incident(),
                            "It keeps running for now."));
        }
    }

    /** What {@code belay notify} sends. */
    public Notification test(Instant at) {
        return new Notification(
                new Notification.Event(id(at, EventType.TEST, Optional.empty()), at, EventType.TEST),
                "",
                Notification.Message.of(
                        "Belay can reach you", "This is a test from `belay notify`; nothing has happened."),
                new Notification.Origin(project, directory, Optional.empty()),
                List.of(),
                Optional.empty());
    }

    private Notification failure(EventType eventType, String title, Incident incident, String now) {
        Evidence evidence = incident.evidence();
        return new Notification(
                event(evidence, eventType),
                incident.diagnosis().failure(),
                new Notification.Message(
                        title + project,
                        Harmless.text(incident.diagnosis().best().rule().say(), LINE),
                        now,
                        evidence.session()
                                .map(session -> command(incident, session))
                                .orElse("")),
                origin(evidence),
                harmless(FactText.of(incident.diagnosis().best().because())),
                evidence.transcript().task().map(prompt -> Harmless.text(prompt, LINE)));
    }

    /** The one thing to type is what renews the credentials: Belay goes on by itself after that. */
    private Notification awaited(Incident incident, SessionEvent.Awaited awaited) {
        Notification failed = failure(
                EventType.PERSON_NEEDED,
                "Claude needs you in ",
                incident,
                Harmless.text(awaited.fix(), LINE) + " Belay waits for that until " + awaited.until()
                        + " and then goes on by itself.");
        return failed.saying(
                Harmless.text(awaited.say(), LINE) + ".",
                awaited.command()
                        .filter(command -> command.equals(Harmless.text(command, 2 * LINE)))
                        .orElse(""));
    }

    private static String reason(Incident incident) {
        if (!incident.plan().givesUp()) {
            return "Belay gave up: the session could not be brought back in time.";
        }
        if (incident.plan().reason().equals(incident.diagnosis().best().rule().say())) {
            return "Belay does not try again: the same start would fail again.";
        }
        return incident.plan()
                .end()
                .map(end -> "Belay gave up: " + Harmless.text(end.reason(), LINE) + ".")
                .orElse("Nobody could be asked, so Belay did nothing more.");
    }

    private static String question(Incident incident) {
        if (incident.offer().isPresent()) {
            return "Belay is waiting for your answer in its terminal.";
        }
        return incident.evidence().alive() && incident.plan().leaves()
                ? "There is a question in its terminal that only a person can answer."
                : "Belay has stopped: this needs a person." + advice(incident);
    }

    /** What to do first: whoever reads this on a phone need not go and look. */
    private static String advice(Incident incident) {
        List<String> fix = FixText.of(
                incident.diagnosis().best().rule(), incident.evidence().session());
        return fix.isEmpty() ? "" : " " + Harmless.text(fix.get(0), LINE);
    }

    private Notification recovered(SessionEvent.Recovered recovered) {
        Incident incident = recovered.incident();
        Notification failed = failure(
                EventType.RECOVERED,
                "Claude continues in ",
                incident,
                "Belay brought the session back, and claude has answered.");
        return new Notification(
                new Notification.Event(failed.id(), recovered.evidence().at(), failed.eventType()),
                failed.failure(),
                new Notification.Message(failed.title(), failed.say(), failed.now(), ""),
                failed.origin(),
                failed.because(),
                failed.underWay());
    }

    private Notification alive(EventType eventType, String title, Evidence evidence, String say) {
        return new Notification(
                event(evidence, eventType),
                "",
                Notification.Message.of(title + project, say),
                origin(evidence),
                List.of(),
                evidence.transcript().task().map(prompt -> Harmless.text(prompt, LINE)));
    }

    private Notification.Event event(Evidence evidence, EventType type) {
        return new Notification.Event(id(evidence.at(), type, evidence.session()), evidence.at(), type);
    }

    private Notification.Origin origin(Evidence evidence) {
        return new Notification.Origin(project, directory, evidence.session().map(SessionId::value));
    }

    private static String id(Instant at, EventType eventType, Optional<SessionId> session) {
        String whose = session.map(
                        id -> id.value().substring(0, Math.min(8, id.value().length())))
                .orElse("unknown");
        return "belay_" + at.toEpochMilli() + "_" + whose + "_" + eventType.id().replace('-', '_');
    }

    /** What to type; flags that a channel would change, or that hold a secret, are left to Belay. */
    private String command(Incident incident, SessionId session) {
        String words = FailureMessage.command(incident, session, byHand);
        return words.equals(Harmless.text(words, 2 * LINE)) ? words : "belay resume " + session;
    }

    private static List<String> harmless(List<String> texts) {
        return texts.stream().map(text -> Harmless.text(text, LINE)).toList();
    }
}
