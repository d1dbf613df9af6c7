package dev.belay.command.diagnosis.input;

import dev.belay.claude.SessionFiles;
import dev.belay.journal.KeptIncidents;
import dev.belay.transcript.StoredTranscript;
import dev.belay.transcript.safekeeping.KeptTranscripts;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What the client and Belay have written of a user's sessions.
 *
 * @param configuration the client's configuration directory
 * @param incidents the journal's
 * @param kept the transcripts in safekeeping; nothing without a HOME
 * @param states what running clients report
 */
record UserRecords(
        Path configuration, KeptIncidents incidents, Optional<KeptTranscripts> kept, SupervisedStates states) {

    /** Those of the user of this environment. */
    static UserRecords of(Map<String, String> environment) {
        return new UserRecords(
                SessionFiles.configurationDirectory(environment),
                KeptIncidents.of(environment),
                KeptTranscripts.of(environment),
                new SupervisedStates(environment));
    }

    /** All that there is of the session of this transcript. */
    SessionTraces traces(Path file, StoredTranscript stored) {
        return SessionTraces.of(file, stored, configuration, incidents);
    }

    /** Whether this transcript lies in safekeeping. */
    boolean keeps(Path file) {
        return kept.isPresent() && kept.get().holds(file);
    }
}
