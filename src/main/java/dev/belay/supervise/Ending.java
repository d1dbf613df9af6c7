package dev.belay.supervise;

import dev.belay.evidence.Exit;
import dev.belay.evidence.ExitStatus;
import java.util.OptionalInt;

/** How Belay itself ends. */
public sealed interface Ending {
    /** The exit status as a shell shows it: 128+n for signal n. */
    int shellStatus();

    /** The status that is Belay's own; empty where it ends as claude did. */
    OptionalInt ownStatus();

    /** Ctrl-C before claude was there. */
    static Ending interrupted() {
        return new Status(ExitStatus.INTERRUPTED);
    }

    /** The time that the user has set is over. */
    static Ending afterDeadline() {
        return new Status(ExitStatus.DEADLINE);
    }

    /** As a claude that this signal has ended. */
    static Ending bySignal(int number, String name) {
        return new AsClaude(new Exit.Signal(number, name));
    }

    /** As claude did: the same code, or the same signal. */
    record AsClaude(Exit exit) implements Ending {
        @Override
        public int shellStatus() {
            return exit.shellStatus();
        }

        @Override
        public OptionalInt ownStatus() {
            return OptionalInt.empty();
        }
    }

    /** With a status of ours. */
    record Status(int status) implements Ending {
        @Override
        public int shellStatus() {
            return status;
        }

        @Override
        public OptionalInt ownStatus() {
            return OptionalInt.of(status);
        }
    }
}
