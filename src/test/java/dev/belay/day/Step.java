package dev.belay.day;

/** Something that a person does, or waits for. */
sealed interface Step {
    /** A line for the shell, which comes back by itself. */
    record Line(String command) implements Step {}

    /** A line for the shell that starts claude, which then waits at its prompt. */
    record Start(String command) implements Step {}

    /** A line for the shell after which something else is to be awaited. */
    record Launch(String command) implements Step {}

    /** A prompt or a slash command for claude. */
    record Say(String line) implements Step {}

    /** Keys, one by one. */
    record Type(String text) implements Step {}

    /** One key by tmux's name for it, once nothing moves on the screen. */
    record Key(String name) implements Step {}

    /** The same at once. */
    record Press(String name) implements Step {}

    record Paste(String text) implements Step {}

    record Resize(int columns, int rows) implements Step {}

    /** Waits for this on the screen. */
    record Await(String regex) implements Step {}

    /** Waits until this is no longer on the screen. */
    record Gone(String regex) implements Step {}

    /** Waits until nothing stands at claude's prompt. */
    record Empty() implements Step {}

    /** Waits until claude waits for a prompt. */
    record Idle() implements Step {}

    /** Chooses the option of a dialog that says this, with the arrow keys. */
    record Choose(String option) implements Step {}

    /** Presses Esc, once or as often as it takes, until this is no longer on the screen. */
    record Leave(String regex) implements Step {}

    /** Presses a key that has to be pressed twice to leave claude; again where the first has gone by. */
    record Twice(String key) implements Step {}

    /** Waits until the shell is back; its prompt tells the exit status. */
    record Back() implements Step {}

    /** Looks at the screen as soon as nothing moves on it. */
    record Look() implements Step {}

    /** A command without a terminal: its exit status, standard output and standard error are compared. */
    record Pipe(String command) implements Step {}
}
