package dev.belay.console;

import dev.belay.evidence.ExitStatus;
import dev.belay.settings.UsageException;
import java.util.List;

/** A command that is no supervision: small, on standard output, done in a moment. */
public interface Command {
    /** The status of one that did what was asked. */
    int DONE = ExitStatus.OK;

    /** The status of one that ran, and whose answer is no. */
    int NO = ExitStatus.NO;

    /**
     * Runs it.
     *
     * @param arguments what was typed behind its name
     * @return the exit status
     * @throws UsageException what is wrong with the arguments or with what they name, and the status for that
     */
    int run(List<String> arguments, Console console) throws UsageException;
}
