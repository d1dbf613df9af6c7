package dev.belay.operate.client;

import dev.belay.console.StandardError;
import dev.belay.posix.Signals;
import dev.belay.posix.Subprocess;
import dev.belay.printmode.PrintedAnswer;
import dev.belay.supervise.Ending;
import java.util.Optional;

/**
 * The end of a run, whoever brings it about: the deadline decides how it ends where it has passed, and what is owed goes
 * out before the JVM ends: the answer of print mode, the user's terminal, the note for the launcher.
 */
public final class RunEnd {
    private final RunDirectory runDirectory;
    private final Optional<TerminalConnection> terminal;
    private final Optional<PrintedAnswer> answer;
    private volatile boolean deadlinePassed;
    private volatile boolean withoutLauncher;
    private volatile Optional<Ending> asked = Optional.empty();

    /**
     * @param terminal nothing in print mode and in pipes
     * @param answer what goes out in the end in print mode; nothing where claude writes it itself
     */
    public RunEnd(RunDirectory runDirectory, Optional<TerminalConnection> terminal, Optional<PrintedAnswer> answer) {
        this.runDirectory = runDirectory;
        this.terminal = terminal;
        this.answer = answer;
    }

    /** The time for the run is over: whatever claude says to that, this is why it ends. */
    public void deadlineHasPassed() {
        deadlinePassed = true;
    }

    /** The launcher, which would clear away and say how to go on, has died. */
    public void launcherHasDied() {
        withoutLauncher = true;
    }

    public boolean withoutLauncher() {
        return withoutLauncher;
    }

    /** Clears away what the launcher would have. */
    public void clear() {
        runDirectory.clear();
    }

    /**
     * Says what became of claude, in the launcher's place.
     *
     * @param finished whether it could still do what it was at
     */
    public void tellAlone(boolean finished, String howToContinue) {
        String end = finished ? "and claude was ended after its turn" : "and claude was ended with it";
        StandardError.complain("its launcher was killed, " + end + ". To continue: " + howToContinue);
    }

    /** Whether claude has ended without a word of an answer that would come out here. */
    public boolean hasNoAnswer() {
        return answer.filter(all -> !all.hasPrinted()).isPresent();
    }

    /** Says so; how the run ends then. */
    public Ending withoutAnswer() {
        StandardError.complain("claude ended without an answer, as it does when it is interrupted at its start");
        return Ending.interrupted();
    }

    /** Somebody asked for this end once claude had failed: it is how the run ends, whatever claude failed of. */
    public void askedWithoutClaude(Ending ending) {
        asked = Optional.of(ending);
    }

    /** Delivers the answer; how the run ends in truth. */
    public Ending deliver(Ending ending) {
        Ending actual = heeded(ending);
        deliverAnswer(actual);
        return actual;
    }

    private void deliverAnswer(Ending ending) {
        if (answer.isPresent()) {
            runDirectory.delivering();
            answer.get().deliver(ending);
        }
    }

    private Ending heeded(Ending ending) {
        if (deadlinePassed) {
            return Ending.afterDeadline();
        }
        return ending.shellStatus() == 0 ? ending : asked.orElse(ending);
    }

    /**
     * Ends this JVM on the spot; nothing of ours runs any more. In the middle of a question, a compaction or a repair nobody
     * else comes to say how to continue.
     */
    public void halt(Ending ending, Optional<String> howToContinue) {
        terminal.ifPresent(TerminalConnection::restore);
        // The line of the question is still open.
        String label = terminal.isPresent() ? "\nbelay: " : "belay: ";
        howToContinue.ifPresent(command -> StandardError.complain(label, "to continue: `" + command + "`"));
        // A compaction or a repair would go on without us.
        Subprocess.endPolitely();
        deliverAnswer(ending);
        runDirectory.ending(ending);
        if (withoutLauncher) {
            clear();
        }
        Signals.halt(ending.shellStatus());
    }
}
