package dev.belay.notify.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.belay.evidence.Evidence;
import dev.belay.evidence.Exit;
import dev.belay.evidence.Transcript;
import dev.belay.notify.Incidents;
import dev.belay.notify.NotificationRequest;
import dev.belay.notify.NotificationText;
import dev.belay.supervise.SessionEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunSummaryTest {
    private static final Duration NIGHT = Duration.ofHours(7).plusMinutes(12);
    private static final String PAGE = " On a page: belay report --open 0a80a98a";

    private final RunSummary run = new RunSummary(Incidents.NOW.minus(NIGHT), () -> Optional.of("4.10 USD"));

    private static Evidence session(Exit exit) {
        return Incidents.session(Incidents.NOW, exit, Transcript.Ending.ANSWER, 1, true);
    }

    private static NotificationRequest plain(SessionEvent event) {
        return new NotificationRequest(
                new NotificationText(Path.of("/p")).of(event), List.of(), List.of(), Optional.empty());
    }

    private String now(SessionEvent event) {
        return run.onto(plain(event), event).notification().now();
    }

    @Test
    void theEndSaysHowTheRunWentAndHowToSeeIt() {
        var recovered = new SessionEvent.Recovered(Incidents.givenUp("500"), session(new Exit.Running()));
        var finished = new SessionEvent.Finished(session(new Exit.Code(0)), NIGHT);
        assertEquals("The run: 7 h 12 min, 4.10 USD." + PAGE, now(finished));
        now(recovered);
        assertEquals("The run: 7 h 12 min, brought back once, 4.10 USD." + PAGE, now(finished));
        now(recovered);
        assertEquals(
                "Belay gave up: 5 recoveries in an hour without progress. The run: 7 h 12 min, brought back 2 times,"
                        + " 4.10 USD." + PAGE,
                now(new SessionEvent.GivenUp(Incidents.givenUp("500"))));
    }

    @Test
    void whatNobodyCountsOrHasWrittenIsLeftOut() {
        RunSummary uncounted = new RunSummary(Incidents.NOW.minus(NIGHT), Optional::empty);
        var finished = new SessionEvent.Finished(session(new Exit.Code(0)).with(Transcript.none()), NIGHT);
        assertEquals(
                "The run: 7 h 12 min.",
                uncounted.onto(plain(finished), finished).notification().now());
    }

    @Test
    void beforeTheEndNothingIsAdded() {
        for (SessionEvent event : List.of(
                new SessionEvent.Finished(session(new Exit.Running()), NIGHT),
                new SessionEvent.PersonNeeded(Incidents.asked("x")),
                new SessionEvent.PersonNeeded(
                        Incidents.givenUp("x"), Optional.of(new SessionEvent.Awaited("s", "f", Optional.empty(), "u"))),
                new SessionEvent.SeenTo(Incidents.givenUp("x")),
                new SessionEvent.Warned(Incidents.givenUp("x")))) {
            NotificationRequest plain = plain(event);
            assertSame(plain, run.onto(plain, event));
        }
    }
}
