package dev.belay.notify.delivery;

import dev.belay.decide.HumanTime;
import dev.belay.evidence.Evidence;
import dev.belay.notify.NotificationRequest;
import dev.belay.supervise.SessionEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How an unattended run went, for whoever hears that it has ended: how long it took, how often it was brought back, what it
 * cost, and the command that shows all of it. That command makes its page: to make it here would delay the end.
 */
public final class RunSummary {
    private final Instant begun;
    private final Supplier<Optional<String>> cost;
    private int recoveries;

    /**
     * @param begun when the run was started
     * @param cost what it has cost so far, as it is written; nothing where nobody counts
     */
    public RunSummary(Instant begun, Supplier<Optional<String>> cost) {
        this.begun = begun;
        this.cost = cost;
    }

    /** The same request, with the summary where this ends the run. */
    synchronized NotificationRequest onto(NotificationRequest request, SessionEvent event) {
        if (event instanceof SessionEvent.Recovered) {
            recoveries++;
        }
        return event.endsRun() ? request.adding(words(event.evidence())) : request;
    }

    private String words(Evidence end) {
        String back = recoveries == 0
                ? ""
                : recoveries == 1 ? ", brought back once" : ", brought back " + recoveries + " times";
        String spent = cost.get().map(usd -> ", " + usd).orElse("");
        return "The run: " + HumanTime.span(Duration.between(begun, end.at())) + back + spent + "." + report(end);
    }

    private static String report(Evidence end) {
        return end.session()
                .filter(session -> end.transcript().hasConversation())
                .map(session -> " On a page: belay report --open " + session.shortened())
                .orElse("");
    }
}
