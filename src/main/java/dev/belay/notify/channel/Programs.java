package dev.belay.notify.channel;

import dev.belay.posix.SearchPath;
import dev.belay.posix.Subprocess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The programs on the user's PATH, started in the user's environment and never waited for without a limit. */
public final class Programs {
    private static final int MOST_OUTPUT = 16 * 1024;

    private final Map<String, String> environment;

    public Programs(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * How one ended.
     *
     * @param output the beginning of what it wrote, errors included
     */
    public record Ended(int status, String output) {}

    /** Where this program is; nothing when it is not on the PATH. */
    public Optional<Path> find(String name) {
        return SearchPath.of(environment).first(name);
    }

    /** Not yet started; its input is empty. Java itself would look it up on the PATH of this JVM. */
    public Subprocess subprocess(List<String> command) {
        List<String> arguments = new ArrayList<>(command);
        if (!arguments.get(0).contains("/")) {
            find(arguments.get(0)).ifPresent(path -> arguments.set(0, path.toString()));
        }
        return new Subprocess(arguments).environment(environment).keeping(MOST_OUTPUT);
    }

    /**
     * Runs it with this input to its end.
     *
     * @throws IOException when it cannot be started, or has not ended in time; it is ended then
     */
    public Ended run(List<String> command, String input, long milliseconds) throws IOException {
        try {
            Subprocess.Ended ended =
                    subprocess(command).errorsInOutput().input(input).run(Duration.ofMillis(milliseconds));
            if (!ended.inTime()) {
                throw new IOException("did not end within " + milliseconds / 1000 + " s");
            }
            return new Ended(ended.status().orElseThrow(), ended.output());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stop);
        }
    }

    /** A word for a POSIX shell. */
    public static String quote(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    /** A command line for a POSIX shell; empty when there is no command. */
    public static String quote(List<String> arguments) {
        return String.join(" ", arguments.stream().map(Programs::quote).toList());
    }
}
