package dev.belay.child;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

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
        ProcessBuilder builder = new ProcessBuilder(List.of(executable.toString(), "--version"))
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            // The answer fits into the pipe, so waiting first cannot block the client.
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return Optional.empty();
            }
            byte[] answer = process.getInputStream().readNBytes(ANSWER_LIMIT);
            return ClientVersion.parse(new String(answer, StandardCharsets.UTF_8));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            process.destroyForcibly();
        }
    }
}
