package dev.belay.operate.start;

import dev.belay.operate.client.ClientCommands;
import dev.belay.posix.Subprocess;
import dev.belay.text.Untrusted;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A session that the client's own background service runs: ended with the client's own {@code claude stop}. */
public final class BackgroundSession {
    /** Its own hooks run first. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final int WORDS = 4 * 1024;

    private final ClientCommands commands;

    public BackgroundSession(ClientCommands commands) {
        this.commands = commands;
    }

    /** Ends the session of this job, whose conversation stays; a sentence when that can't be done. */
    Optional<String> stop(String job) {
        Optional<String> executable = commands.executable();
        if (executable.isEmpty()) {
            return Optional.of("there is no claude to stop the background session " + job + " with");
        }
        try {
            Subprocess.Ended stopped = new Subprocess(List.of(executable.get(), "stop", job))
                    .environment(commands.environment())
                    .errorsInOutput()
                    .keeping(WORDS)
                    .run(PATIENCE);
            return stopped.status().filter(status -> status == 0).isPresent()
                    ? Optional.empty()
                    : Optional.of("`claude stop " + job + "` failed: "
                            + Untrusted.line(stopped.output().strip(), 200));
        } catch (IOException failure) {
            return Optional.of("`claude stop " + job + "` failed: " + failure.getMessage());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return Optional.of("`claude stop " + job + "` was interrupted");
        }
    }
}
