package dev.belay.evidence;

/** How the client's process stands: exactly what {@code waitid(2)} said, never folded into one number. */
public sealed interface Exit {

    /** The process is alive. */
    record Running() implements Exit {}

    /** The process ended by itself with this status, 0 to 255. */
    record Code(int code) implements Exit {}

    /** A signal ended the process. The name is in the form {@code SIGKILL}. */
    record Signal(int number, String name) implements Exit {}

    /** The process was not ours or its end was not seen (a transcript read later, pasted text). */
    record Unseen() implements Exit {}

    /** The status that a shell would show: the code itself, or 128 + the number of the signal. */
    default int shellStatus() {
        if (this instanceof Code code) {
            return code.code();
        }
        if (this instanceof Signal signal) {
            return 128 + signal.number();
        }
        return 0;
    }
}
