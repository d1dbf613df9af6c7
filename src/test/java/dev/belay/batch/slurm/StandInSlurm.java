package dev.belay.batch.slurm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Programs that stand in for those of Slurm: each prints a file, and writes down how it was called. */
public final class StandInSlurm {
    private final Path folder;

    public StandInSlurm(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    /** There is this program now, and it prints this. */
    public StandInSlurm says(String program, String output) throws IOException {
        Files.writeString(folder.resolve(program + ".says"), output);
        return runs(program, "cat '" + folder.resolve(program + ".says") + "'");
    }

    /** There is this program now, and it does this. */
    public StandInSlurm runs(String program, String script) throws IOException {
        Path file = folder.resolve(program);
        Files.writeString(
                file,
                "#!/bin/sh\nPATH=$PATH:/usr/bin:/bin\necho \"" + program + " $*\" >>'" + folder.resolve("calls") + "'\n"
                        + script + "\n");
        if (!file.toFile().setExecutable(true)) {
            throw new IOException(file + " cannot be made a program");
        }
        return this;
    }

    /** How they were called, a line each. */
    public String calls() throws IOException {
        Path calls = folder.resolve("calls");
        return Files.exists(calls) ? Files.readString(calls) : "";
    }

    /** One in which they are found, and nothing else. */
    public Map<String, String> environment() {
        return Map.of("PATH", folder.toString(), "HOME", folder.toString(), "ANTHROPIC_API_KEY", "made-up");
    }
}
