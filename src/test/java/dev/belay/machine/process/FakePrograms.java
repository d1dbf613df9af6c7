package dev.belay.machine.process;

import dev.belay.machine.system.ProgramOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** Programs in a folder that print what was recorded, and write down how they were called. */
public final class FakePrograms {
    private final Path folder;

    public FakePrograms(Path folder) {
        this.folder = folder;
    }

    /** A program that prints this. */
    public void prints(String name, String output) throws IOException {
        Files.writeString(folder.resolve(name + ".output"), output);
        does(name, "cat '" + folder + "/" + name + ".output'");
    }

    public void does(String name, String script) throws IOException {
        Path file = Files.writeString(
                folder.resolve(name),
                "#!/bin/sh\nprintf '%s\\n' \"$*\" >>'" + folder + "/" + name + ".calls'\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** The words of each call, joined by blanks. */
    public List<String> calls(String name) throws IOException {
        Path calls = folder.resolve(name + ".calls");
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }

    public ProgramOutput output() {
        return new ProgramOutput(folder.toString());
    }
}
