package dev.belay.evidence;

/** How the client's process stands: exactly what {@code waitid(2)} said, never folded into one number. */
public sealed interface Exit {

    /**
     * The status that a shell would show: the code itself, or 128 + the number of the signal; 0 of one that runs, and 1 where
     * none is known, for that is no success.
     */
    int shellStatus();

    /** Whether it ended by itself and said that all was well. */
    default boolean isSuccess() {
        return false;
    }

    /** As it stands in the journal: {@code code 1}, {@code signal SIGKILL}, {@code running} or {@code unseen}. */
    String id();

    /** The process is alive. */
    record Running() implements Exit {
        @Override
        public int shellStatus() {
            return 0;
        }

        @Override
        public String id() {
            return "running";
        }
    }

    /** The process ended by itself with this status, 0 to 255. */
    record Code(int code) implements Exit {
        @Override
        public int shellStatus() {
            return code;
        }

        @Override
        public boolean isSuccess() {
            return code == 0;
        }

        @Override
        public String id() {
            return "code " + code;
        }
    }

    /** A signal ended the process. The name is in the form {@code SIGKILL}. */
    record Signal(int number, String name) implements Exit {
        @Override
        public int shellStatus() {
            return 128 + number;
        }

        @Override
        public String id() {
            return "signal " + name;
        }
    }

    /** The process was not ours or its end was not seen (a transcript read later, pasted text). */
    record Unseen() implements Exit {
        @Override
        public int shellStatus() {
            return 1;
        }

        @Override
        public String id() {
            return "unseen";
        }
    }
}
