package dev.belay.batch.task;

import dev.belay.claude.CommandLine;
import dev.belay.text.Untrusted;
import java.util.List;
import java.util.Optional;

/** Which of claude's own arguments a task may have: Belay itself chooses the session, the prompt and the output. */
final class TaskArguments {
    private static final int COLUMNS = 60;

    private TaskArguments() {}

    /** What is wrong with them, and what to do; nothing where they may stand. */
    static Optional<String> forbidden(List<String> arguments) {
        CommandLine line = CommandLine.of(arguments);
        if (!line.isSession()) {
            return Optional.of(
                    "they start no session here; expected options of a session, such as [\"--model\", \"opus\"]");
        }
        if (line.choosesSession()) {
            return Optional.of(
                    "the session is chosen by Belay, so that it can go on with it; leave out what names one");
        }
        if (line.prompt().isPresent()) {
            return Optional.of("\"" + Untrusted.line(line.prompt().get(), COLUMNS)
                    + "\" belongs to no option; what claude is asked stands under \"prompt\"");
        }
        if (line.isEphemeral()) {
            return Optional.of(
                    "a session that is not saved (--no-session-persistence) cannot be brought back; leave it out");
        }
        if (line.readsMessages() || line.outputFormat().isPresent() || line.isVerbose()) {
            return Optional.of("input and output are Belay's; leave out --input-format, --output-format and --verbose");
        }
        return line.makesWorktree()
                ? Optional.of(
                        "expected no --worktree of claude's; `belay batch run --worktree` makes one for each task")
                : Optional.empty();
    }
}
