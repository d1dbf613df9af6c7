package dev.belay.console;

import dev.belay.text.Paragraph;
import dev.belay.text.Style;
import dev.belay.text.Untrusted;
import java.io.FileDescriptor;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

/** What a command runs in: its streams, the terminals behind them, the environment, and the folder. */
public record Console(
        InputStream in,
        PrintStream out,
        PrintStream err,
        Terminals terminals,
        Map<String, String> environment,
        Path workingDirectory) {
    private static final int LONGEST = 2_000;

    /** That of this process. */
    public static Console here(Map<String, String> environment) {
        return new Console(
                System.in,
                StandardError.stream(FileDescriptor.out),
                StandardError.stream(FileDescriptor.err),
                Terminals.here(environment),
                environment,
                Path.of("").toAbsolutePath());
    }

    /** Bold and dim, where they may be. */
    public Style style() {
        return terminals.style();
    }

    /** The columns of standard output; 0 when it is no terminal. */
    public int width() {
        return terminals.width();
    }

    /** Says how far reading has come, where somebody sees it. To be closed. */
    public ProgressLine progress() {
        return new ProgressLine(err, terminals.errorWidth() > 0);
    }

    /** Prints the one object of {@code --json}. */
    public void json(JsonOutput.Fields fields) {
        out.print(JsonOutput.object(fields));
    }

    /** What a command has to say beside its data: {@code belay: sentence}. */
    public void say(String sentence) {
        message("belay: ", sentence);
    }

    /** What is wrong, in the one style that all commands have: {@code belay COMMAND: what (hint)}. */
    public void complain(String command, String sentence) {
        message("belay " + command + ": ", sentence);
    }

    private void message(String label, String sentence) {
        err.print(Paragraph.of(label, Untrusted.line(sentence, LONGEST), terminals.errorWidth()) + "\n");
    }
}
