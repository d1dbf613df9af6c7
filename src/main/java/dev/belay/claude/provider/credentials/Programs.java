package dev.belay.claude.provider.credentials;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a program could be started, without starting it. */
final class Programs {
    private Programs() {}

    static boolean isThere(Sources sources, String program) {
        if (program.startsWith("~/")) {
            return isProgram(sources.home().resolve(program.substring(2)));
        }
        if (program.contains("/")) {
            return isProgram(Path.of(program));
        }
        for (String folder : sources.variable("PATH").orElse("").split(File.pathSeparator)) {
            if (!folder.isEmpty() && isProgram(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isProgram(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }
}
