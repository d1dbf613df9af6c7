package dev.belay.restore;

import dev.belay.posix.SearchPath;
import dev.belay.posix.Subprocess;
import dev.belay.register.ProcessMark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The user's own systemd, where there is one. What it starts is a unit of its own: it outlives the login session where
 * lingering is on, is asked to end before it is made to, and has its own account of memory.
 */
final class LinuxUserManager {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** Supervisor and claude end in their order: only the first is asked, and only what is left is killed. */
    private static final List<String> PROPERTIES = List.of(
            "KillMode=mixed",
            "TimeoutStopSec=120",
            "SuccessExitStatus=143",
            "Restart=on-failure",
            "RestartSec=10min",
            "RestartPreventExitStatus=64 66 69 70 77 78 124",
            "StartLimitIntervalSec=1d",
            "StartLimitBurst=5");

    private final Map<String, String> environment;

    LinuxUserManager(Map<String, String> environment) {
        this.environment = environment;
    }

    /** What puts a program into a process session of its own; nothing where the system has no word for it. */
    static List<String> apart() {
        return new SearchPath(System.getenv().getOrDefault("PATH", SearchPath.DEFAULT))
                        .first("setsid")
                        .isPresent()
                ? List.of("setsid")
                : List.of();
    }

    /** Whether it is there. */
    boolean isThere() {
        String runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
        return runtime.startsWith("/")
                && Files.exists(Path.of(runtime, "systemd", "private"))
                && new SearchPath(environment.getOrDefault("PATH", SearchPath.DEFAULT))
                        .first("systemd-run")
                        .isPresent();
    }

    /** What puts a program into a scope of its own, and becomes it. */
    List<String> scope() {
        return isThere() ? List.of("systemd-run", "--user", "--scope", "--quiet", "--collect") : List.of();
    }

    /**
     * Starts a unit.
     *
     * @throws IOException when that cannot be done
     */
    ProcessMark start(String unit, Path folder, Path log, List<String> program) throws IOException {
        List<String> words = new ArrayList<>(List.of("systemd-run", "--user", "--quiet", "--collect", "--unit", unit));
        words.addAll(List.of("--working-directory", folder.toString()));
        words.addAll(List.of("--description", "Claude Code in " + folder.getFileName()));
        PROPERTIES.forEach(property -> words.addAll(List.of("-p", property)));
        words.addAll(List.of("-p", "StandardOutput=append:" + log, "-p", "StandardError=append:" + log, "--"));
        words.addAll(program);
        output(words);
        String pid = output(List.of("systemctl", "--user", "show", "-p", "MainPID", "--value", unit))
                .strip();
        try {
            return ProcessMark.of(Long.parseLong(pid)).orElseThrow(() -> new IOException("its unit ended at once"));
        } catch (NumberFormatException none) {
            throw new IOException("its unit was not started");
        }
    }

    private String output(List<String> words) throws IOException {
        try {
            Subprocess.Ended ended =
                    new Subprocess(words).environment(environment).run(PATIENCE);
            if (ended.status().orElse(-1) != 0) {
                throw new IOException(words.get(0) + ": " + ended.errors().strip());
            }
            return ended.output();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted");
        }
    }
}
