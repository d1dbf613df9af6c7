package dev.belay.doctor.runtime;

import dev.belay.claude.ClientVersion;
import dev.belay.doctor.CheckContext;
import dev.belay.doctor.ClientProgram;
import dev.belay.doctor.Findings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Other claudes of this machine, of which one may be meant. */
final class OtherInstallations {
    private OtherInstallations() {}

    /** Finds those that the one which is started shadows. */
    static void check(CheckContext context, Path claude, Optional<ClientVersion> version, Findings findings) {
        List<String> others = new ArrayList<>();
        for (Path other : context.client()
                .installations(context.paths().home(), context.paths().configuration())) {
            Optional<ClientVersion> otherVersion = ClientProgram.namedVersion(other);
            boolean same = otherVersion.isPresent() && otherVersion.equals(version) || sameFile(claude, other);
            if (!same) {
                others.add(other + otherVersion.map(found -> " (" + found + ")").orElse(""));
            }
        }
        if (!others.isEmpty()) {
            findings.warn(
                    "several claudes are installed: " + claude
                            + version.map(v -> " (" + v + ")").orElse("") + " is started and shadows "
                            + String.join(", ", others),
                    "Remove those you do not use, or an update may go to a different one than the one that runs.");
        }
    }

    private static boolean sameFile(Path one, Path other) {
        try {
            return Files.isSameFile(one, other);
        } catch (IOException gone) {
            return false;
        }
    }
}
