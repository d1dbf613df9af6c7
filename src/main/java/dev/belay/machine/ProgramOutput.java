package dev.belay.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What a small program of the system prints. It is never waited for without a limit, and its errors are not read. */
final class ProgramOutput {
    private static final int MOST = 1 << 20;
    /** Where the system keeps its own; a user's PATH may lack some of these. */
    private static final String SYSTEM = "/usr/bin:/bin:/usr/sbin:/sbin";

    private final String path;

    ProgramOutput() {
        this(System.getenv().getOrDefault("PATH", "") + ":" + SYSTEM);
    }

    /** @param path folders, parted by colons */
    ProgramOutput(String path) {
        this.path = path;
    }

    /** Its output, the first megabyte of it; nothing when it is not there, cannot be started or takes too long. */
    Optional<String> of(Duration patience, String... command) {
        Optional<String> program = find(command[0]);
        if (program.isEmpty()) {
            return Optional.empty();
        }
        try {
            List<String> words = new ArrayList<>(List.of(command));
            words.set(0, program.get());
            ProcessBuilder builder = new ProcessBuilder(words)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .redirectInput(Path.of("/dev/null").toFile());
            builder.environment().put("LC_ALL", "C");
            builder.environment().put("TZ", "UTC");
            Process process = builder.start();
            boolean[] late = new boolean[1];
            Thread end = new Thread(() -> late[0] = endLate(process, patience), "belay-" + command[0]);
            end.setDaemon(true);
            end.start();
            byte[] output = process.getInputStream().readNBytes(MOST);
            process.destroyForcibly();
            end.join(1_000);
            return late[0] ? Optional.empty() : Optional.of(new String(output, StandardCharsets.UTF_8));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (IOException | RuntimeException unavailable) {
            return Optional.empty();
        }
    }

    boolean has(String program) {
        return find(program).isPresent();
    }

    /** Starts it, and neither reads nor awaits it; nothing when it is not there. */
    Optional<ProcessHandle> start(String... command) {
        Optional<String> program = find(command[0]);
        if (program.isEmpty()) {
            return Optional.empty();
        }
        try {
            List<String> words = new ArrayList<>(List.of(command));
            words.set(0, program.get());
            return Optional.of(new ProcessBuilder(words)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .redirectInput(Path.of("/dev/null").toFile())
                    .start()
                    .toHandle());
        } catch (IOException | RuntimeException unavailable) {
            return Optional.empty();
        }
    }

    private Optional<String> find(String program) {
        for (String folder : path.split(":")) {
            Path file = Path.of(folder.isEmpty() ? "." : folder, program);
            if (Files.isRegularFile(file) && Files.isExecutable(file)) {
                return Optional.of(file.toString());
            }
        }
        return Optional.empty();
    }

    private static boolean endLate(Process process, Duration patience) {
        try {
            if (process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return false;
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        return true;
    }
}
