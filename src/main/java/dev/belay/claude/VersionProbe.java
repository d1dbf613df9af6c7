package dev.belay.claude;

import dev.belay.posix.Subprocess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks a client for its version by running it: {@code claude --version} prints {@code 2.1.116 (Claude Code)}. */
final class VersionProbe {
    private static final int ANSWER_LIMIT = 200;

    private VersionProbe() {}

    /**
     * @return nothing when it did not end within the limit (it is killed then) or said something else
     * @throws IOException when it could not be started
     */
    static Optional<ClientVersion> ask(Path executable, Map<String, String> environment, Duration limit)
            throws IOException {
        try {
            Subprocess.Ended ended = new Subprocess(List.of(executable.toString(), "--version"))
                    .environment(environment)
                    .withoutErrors()
                    .keeping(ANSWER_LIMIT)
                    .run(limit);
            return ended.inTime() ? ClientVersion.parse(ended.output()) : Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
