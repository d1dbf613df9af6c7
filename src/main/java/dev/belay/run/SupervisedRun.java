package dev.belay.run;

import dev.belay.console.StandardError;
import dev.belay.operate.client.CurrentClient;
import dev.belay.operate.start.Refusal;
import dev.belay.posix.LinuxCalls;
import dev.belay.printmode.PrintedAnswer;
import dev.belay.supervise.Ending;
import java.util.Optional;
import java.util.function.Supplier;

/** One run of {@code belay run}, from the first start of claude to the ending. */
public final class SupervisedRun {
    private final RunRequest request;
    private final ClientStart start;
    private final CurrentClient client;
    private final SignalHandlers signals;
    private final Optional<PrintedAnswer> answer;
    private final Supplier<Ending> supervision;

    /**
     * @param answer what goes out in the end in print mode; nothing where claude writes it itself
     * @param supervision supervises a session until its end; put together only once claude has been started
     */
    SupervisedRun(
            RunRequest request,
            ClientStart start,
            CurrentClient client,
            SignalHandlers signals,
            Optional<PrintedAnswer> answer,
            Supplier<Ending> supervision) {
        this.request = request;
        this.start = start;
        this.client = client;
        this.signals = signals;
        this.answer = answer;
        this.supervision = supervision;
    }

    /** Supervises claude until its end. */
    public Ending run() {
        keepLog();
        adoptOrphans();
        Optional<Refusal> refusal = start.start();
        if (refusal.isPresent()) {
            StandardError.complain(refusal.get().sentence());
            return new Ending.Status(refusal.get().status());
        }
        Ending ending = request.isSession()
                ? superviseSession()
                : new Ending.AsClaude(client.session().awaitExit());
        ending = signals.heeded(ending);
        if (answer.isPresent()) {
            answer.get().deliver(ending);
        }
        return ending;
    }

    private void keepLog() {
        if (request.state().isPresent()) {
            System.setProperty("belay.log", request.state().get().toString());
        }
    }

    private static void adoptOrphans() {
        if (com.sun.jna.Platform.isLinux()) {
            LinuxCalls.adoptOrphans();
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
        StandardError.complain("supervision failed (" + fault.getClass().getSimpleName()
                + "; see belay.log in the state directory); claude was not affected");
        return ending;
    }
}
