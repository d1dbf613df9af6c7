package dev.belay.run;

import dev.belay.operate.Orphans;
import dev.belay.operate.client.CurrentClient;
import dev.belay.operate.client.RunEnd;
import dev.belay.operate.start.Refusal;
import dev.belay.supervise.Ending;
import java.util.Optional;
import java.util.function.Supplier;

/** One run of {@code belay run}, from the first start of claude to the ending. */
public final class SupervisedRun {
    private final RunRequest request;
    private final ClientStart start;
    private final CurrentClient client;
    private final RunEnd end;
    private final Supplier<Ending> supervision;

    /** @param supervision supervises a session until its end; put together only once claude has been started */
    SupervisedRun(
            RunRequest request, ClientStart start, CurrentClient client, RunEnd end, Supplier<Ending> supervision) {
        this.request = request;
        this.start = start;
        this.client = client;
        this.end = end;
        this.supervision = supervision;
    }

    /** Supervises claude until its end. */
    public Ending run() {
        keepLog();
        Optional<Refusal> refusal = start.start();
        if (refusal.isPresent()) {
            return Fault.refused(refusal.get().sentence(), refusal.get().status());
        }
        Ending ending = request.isSession()
                ? superviseSession()
                : new Ending.AsClaude(client.session().awaitExit());
        Ending actual = end.deliver(unlessUnanswered(ending));
        if (end.withoutLauncher()) {
            finishAlone();
        }
        return actual;
    }

    /** The launcher, which would clear away and say how to go on, has died. */
    private void finishAlone() {
        end.clear();
        if (!request.isUnattended() || request.interactive()) {
            // What claude's tools leave is the launcher's to end, too.
            Orphans.end();
            end.tellAlone(
                    request.isUnattended(),
                    client.session()
                            .session()
                            .map(request.commandLine()::byHand)
                            .orElse("claude --continue"));
        }
    }

    /**
     * Interrupted before its conversation has begun, print mode ends with 0 and says nothing
     * (docs/concepts/client.md, what an end means): no caller may take that for done.
     */
    private Ending unlessUnanswered(Ending ending) {
        boolean silent = request.isUnattended()
                && ending.shellStatus() == 0
                && end.hasNoAnswer()
                && client.session()
                        .now()
                        .filter(seen -> seen.transcript().hasConversation())
                        .isEmpty();
        if (silent) {
            return end.withoutAnswer();
        }
        return ending;
    }

    private void keepLog() {
        if (request.state().isPresent()) {
            System.setProperty("belay.log", request.state().get().toString());
        }
    }

    private Ending superviseSession() {
        try {
            return supervision.get();
        } catch (RuntimeException | LinkageError | OutOfMemoryError fault) {
            return withoutSupervision(fault);
        }
    }

    /** Belay's own failure never costs the session: the pumps go on, and claude ends when it ends. */
    private Ending withoutSupervision(Throwable fault) {
        Fault.log(fault);
        Ending ending = new Ending.AsClaude(client.session().awaitExit());
        client.session().detach();
        Fault.tellWithoutSupervision(fault);
        return ending;
    }
}
