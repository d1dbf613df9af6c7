package dev.belay.operate.dialog;

import dev.belay.supervise.Incident;

/** What is told to the user, once claude has gone from the screen. */
public interface UserDialog {

    /** Tells what happened. */
    void say(Incident incident);

    /** Reminds the user of the error that the session which he has left ended in. */
    void remind(Incident incident);

    /** Tells that this is the end, and why. */
    void giveUp(String reason);

    /** One line of progress, written over by the next; nothing off a terminal. */
    void progress(String text);

    /** One line that stays. */
    void note(String text);
}
