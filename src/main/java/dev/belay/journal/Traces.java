package dev.belay.journal;

import dev.belay.evidence.Evidence;
import dev.belay.evidence.Exit;
import dev.belay.evidence.Hooks;
import dev.belay.evidence.Machine;
import dev.belay.evidence.SessionFile;
import dev.belay.evidence.status.StatusReport;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What is kept of an incident beside its name, in the files of a test case.
 *
 * @param transcript the session's file, of which the end is copied
 * @param screen the last screenful as text
 */
public record Traces(
        Exit exit,
        Optional<Path> transcript,
        String screen,
        Hooks hooks,
        Machine machine,
        SessionFile sessionFile,
        Optional<Alive> alive) {

    /**
     * What a client that was alive showed.
     *
     * @param seconds how long it had run and been silent
     * @param status what it had reported of its state
     */
    public record Alive(String seconds, String line, Optional<StatusReport> status) {}

    /** What this evidence holds, with the end of this transcript. */
    public static Traces of(Evidence evidence, Optional<Path> transcript) {
        return new Traces(
                evidence.exit(),
                transcript,
                evidence.screen().text(),
                evidence.hooks(),
                evidence.machine(),
                evidence.sessionFile(),
                evidence.alive() ? Optional.of(alive(evidence)) : Optional.empty());
    }

    private static Alive alive(Evidence evidence) {
        return new Alive(
                evidence.ran().toSeconds() + " " + evidence.silence().toSeconds(),
                evidence.liveness().line(),
                evidence.status());
    }
}
