package dev.belay.command.demo;

import dev.belay.console.StandardError;
import dev.belay.decide.Choice;
import dev.belay.posix.Libc;
import dev.belay.text.Style;
import java.io.FileDescriptor;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Answers the question in the demonstration, so that nobody has to: waits until it stands there, leaves time to read it,
 * and presses a key for all to see. Whoever presses one first is heard, and this one is not. The key takes the way that a
 * click on a popup takes.
 */
final class StandInUser extends Thread {
    private static final long LOOK = 50;
    private static final long READING = 2_000;
    private static final String NO_KEY = "\n";

    private final Path answer;
    private final char key;
    private final PrintStream out;
    private final Style style;

    /** @param answer the file that is taken away when the question is put, and when its answer is heard */
    StandInUser(Path answer, char key, PrintStream out, Style style) {
        super("stand-in-user");
        this.answer = answer;
        this.key = key;
        this.out = out;
        this.style = style;
        setDaemon(true);
    }

    /** One who resumes the session. */
    static StandInUser resuming(Path answer, Map<String, String> environment) {
        return new StandInUser(
                answer,
                Choice.RESUME.key(),
                StandardError.stream(FileDescriptor.err),
                Style.of(Libc.isatty(2) == 1, environment));
    }

    @Override
    public void run() {
        try {
            Files.writeString(answer, NO_KEY);
            while (Files.exists(answer)) {
                Thread.sleep(LOOK);
            }
            Thread.sleep(READING);
            out.print(style.bold(String.valueOf(key)) + "\r\n  " + style.dim("(the stand-in has pressed " + key + ")"));
            out.flush();
            Files.writeString(answer, String.valueOf(key));
        } catch (IOException gone) {
            // The demonstration is over.
        } catch (InterruptedException nobodyIsAskedAnyMore) {
            Thread.currentThread().interrupt();
        }
    }
}
