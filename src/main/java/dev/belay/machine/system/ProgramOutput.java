package dev.belay.machine.system;

import dev.belay.posix.SearchPath;
import dev.belay.posix.Subprocess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a small program of the system prints. It is never waited for without a limit, and its errors are not read. */
public final class ProgramOutput {
    private static final int MOST = 1 << 20;
    /** Where the system keeps its own; a user's PATH may lack some of these. */
    private static final String SYSTEM = "/usr/bin:/bin:/usr/sbin:/sbin";

    private final String path;

    public ProgramOutput() {
        this(System.getenv().getOrDefault("PATH", SearchPath.DEFAULT) + ":" + SYSTEM);
    }

    /** @param path folders, parted by colons */
    public ProgramOutput(String path) {
        this.path = path;
    }

    /** Its output, the first megabyte of it; nothing when it is not there, cannot be started or takes too long. */
    public Optional<String> of(Duration patience, String... command) {
        Optional<String> program = find(command[0]);
        if (program.isEmpty()) {
            return Optional.empty();
        }
        try {
            List<String> arguments = new ArrayList<>(List.of(command));
            arguments.set(0, program.get());
            Subprocess.Ended ended = new Subprocess(arguments)
                    .with("LC_ALL", "C")
                    .with("TZ", "UTC")
                    .withoutErrors()
                    .keeping(MOST)
                    .run(patience);
            return ended.inTime() ? Optional.of(ended.output()) : Optional.empty();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (IOException | RuntimeException unavailable) {
            return Optional.empty();
        }
    }

    public boolean has(String program) {
        return find(program).isPresent();
    }

    /** Starts it, and neither reads nor awaits it; nothing when it is not there. */
    public Optional<ProcessHandle> start(String... command) {
        Optional<String> program = find(command[0]);
        if (program.isEmpty()) {
            return Optional.empty();
        }
        try {
            List<String> arguments = new ArrayList<>(List.of(command));
            arguments.set(0, program.get());
            return Optional.of(new Subprocess(arguments)
                    .withoutOutput()
                    .withoutErrors()
                    .start()
                    .toHandle());
        } catch (IOException | RuntimeException unavailable) {
            return Optional.empty();
        }
    }

    private Optional<String> find(String program) {
        return new SearchPath(path).first(program).map(Path::toString);
    }
}
