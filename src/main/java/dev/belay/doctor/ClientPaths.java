package dev.belay.doctor;

import dev.belay.claude.ProjectDirectory;
import dev.belay.claude.SessionFiles;
import java.nio.file.Path;
import java.util.Map;

/** Where the client works and keeps its files, by its environment and working directory. */
public final class ClientPaths {
    private final Map<String, String> environment;
    private final Path workingDirectory;

    ClientPaths(Map<String, String> environment, Path workingDirectory) {
        this.environment = environment;
        this.workingDirectory = ProjectDirectory.physical(workingDirectory);
    }

    /** As the kernel names it. */
    public Path workingDirectory() {
        return workingDirectory;
    }

    public Path home() {
        return SessionFiles.homeDirectory(environment);
    }

    /** {@code ~/.claude}, or what {@code CLAUDE_CONFIG_DIR} names. */
    public Path configuration() {
        return SessionFiles.configurationDirectory(environment).toAbsolutePath();
    }

    /** {@code .claude.json}: at home, or in the folder that {@code CLAUDE_CONFIG_DIR} names. */
    public Path stateFile() {
        String named = environment.getOrDefault("CLAUDE_CONFIG_DIR", "");
        return (named.isBlank() ? home() : configuration()).resolve(".claude.json");
    }

    /** Where the client keeps temporary files. */
    public Path temporary() {
        String named = environment.getOrDefault("TMPDIR", "");
        return Path.of(named.isBlank() ? "/tmp" : named);
    }

    /** Where the transcripts of this project are, or will be. */
    public Path transcripts() {
        return ProjectDirectory.of(configuration(), workingDirectory).path();
    }
}
