package dev.belay.restore;

import dev.belay.register.ProcessMark;
import java.io.IOException;

/** One way to start a run again. */
interface Start {

    /**
     * What was started.
     *
     * @param process the process in which it runs
     * @param place where that is to be found, in a few words
     */
    record Started(ProcessMark process, String place) {}

    /** @throws IOException when it cannot be started */
    Started start(Restoration restoration) throws IOException;
}
