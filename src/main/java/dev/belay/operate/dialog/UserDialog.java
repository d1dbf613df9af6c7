package dev.belay.operate.dialog;

import dev.belay.decide.Choice;
import dev.belay.decide.Step;
import dev.belay.supervise.Ending;
import dev.belay.supervise.Incident;
import java.util.Optional;

/** Talking with the user, once claude has gone from the screen. */
public interface UserDialog {

    /** Tells what happened. */
    void say(Incident incident);

    /** Reminds the user of the error that the session which he has left ended in. */
    void remind(Incident incident);

    /** Asks which of these it shall be; nothing when the user quits. */
    Optional<Choice> choose(Incident incident, Step.Offer offer);

    /** Waits, with a countdown where somebody may watch; how to end when it was broken off, else nothing. */
    Optional<Ending> pause(Step.Pause pause);

    /** Tells that this is the end, and why. */
    void giveUp(String reason);

    /** One line of progress, written over by the next; nothing off a terminal. */
    void progress(String text);

    /** One line that stays. */
    void note(String text);
}
