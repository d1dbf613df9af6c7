package dev.belay.endtoend;

import dev.belay.testing.TerminalScreen;
import java.time.Duration;
import java.util.List;

/** A claude under Belay as the job of an interactive shell. */
public final class ShellJob {
    /** The shell; its prompt is that of {@link #PROMPT}. */
    public static final List<String> SHELL = List.of("/bin/bash", "--noprofile", "--norc", "-i");

    /** The variable PS1. */
    public static final String PROMPT = "shell> ";

    private ShellJob() {}

    /** Stops it with Ctrl-Z, and sees that the shell calls it stopped. */
    public static void stop(TerminalScreen terminal, Duration limit) throws Exception {
        terminal.key("C-z");
        terminal.awaitScreen("^shell>", limit);
        terminal.submit("clear; jobs");
        terminal.awaitScreen("Stopped.*belay", limit);
    }

    /** Brings it back, until what stood on its screen stands there again; then has it go on once more, and leaves it. */
    public static void continueAndLeave(TerminalScreen terminal, String before, String answer, Duration limit)
            throws Exception {
        terminal.submit("clear; fg");
        terminal.awaitScreen(before + "[\\s\\S]*^[│\\h]*[>❯]", limit);
        terminal.submit("go on");
        terminal.awaitScreen(answer, limit);
        terminal.submit("/exit");
        terminal.awaitScreen("^shell>\\h*$", limit);
    }
}
