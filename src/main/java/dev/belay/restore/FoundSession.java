package dev.belay.restore;

import dev.belay.claude.SessionFiles;
import dev.belay.evidence.Transcript;
import dev.belay.register.RunEntry;
import dev.belay.transcript.StoredTranscript;
import dev.belay.transcript.repair.SessionHold;
import dev.belay.transcript.safekeeping.KnownSessions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The session of a run, as it is found now. */
final class FoundSession {
    private final RunEntry entry;
    private final Map<String, String> environment;

    /** @param environment of whoever looks */
    FoundSession(RunEntry entry, Map<String, String> environment) {
        this.entry = entry;
        this.environment = new HashMap<>(environment);
        this.environment.putAll(entry.started().variables());
    }

    /** Where another process has it, and what to do about that; nothing where none has. */
    Optional<String> holder() {
        return SessionHold.registered(
                        SessionFiles.configurationDirectory(environment),
                        entry.work().session())
                .map(SessionHold.Holder::sentence);
    }

    /** What is in it; nothing where it is not to be found. */
    Optional<Transcript> transcript() {
        try {
            List<Path> found = KnownSessions.in(environment)
                    .finder(Path.of(entry.started().directory()))
                    .beginningWith(entry.work().session().value());
            return found.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            StoredTranscript.read(found.get(0), bytes -> {}).transcript());
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
