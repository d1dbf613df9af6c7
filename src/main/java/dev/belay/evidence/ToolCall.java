package dev.belay.evidence;

/**
 * A tool that the model called.
 *
 * @param id the {@code tool_use} id
 * @param name {@code Bash}, {@code Edit} ...
 * @param summary the command, the path or the pattern: its most telling input, at most 200 characters, untrusted
 * @param gone whether its process was gone when the client ended without having written a result: it may have run to its end
 */
public record ToolCall(String id, String name, String summary, boolean gone) {
    /** The one whose calls have a process of their own. */
    private static final String SHELL = "Bash";

    /** One that ran, as far as anybody knows. */
    public ToolCall(String id, String name, String summary) {
        this(id, name, summary, false);
    }

    /** The same without its process; itself where it had none of its own. */
    public ToolCall withoutProcess() {
        return name.equals(SHELL) ? new ToolCall(id, name, summary, true) : this;
    }
}
