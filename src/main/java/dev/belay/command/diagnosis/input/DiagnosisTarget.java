package dev.belay.command.diagnosis.input;

import dev.belay.diagnose.Finding;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.SessionId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What a diagnosis is asked of.
 *
 * @param session whose it is, when that is known
 * @param places where its facts stand
 */
public record DiagnosisTarget(Evidence evidence, Optional<Session> session, Places places) {

    /**
     * A session as the report names it.
     *
     * @param transcript the path of its transcript, when it is on this machine
     * @param project the folder in which it was started, when that is known
     * @param resumable whether its transcript lies where the client looks for it
     * @param pid the process that has it open
     * @param state what that says that it does
     */
    public record Session(
            SessionId id,
            Optional<String> transcript,
            Optional<String> project,
            boolean resumable,
            Optional<Long> pid,
            Optional<LiveState> state) {

        /** One of which nobody says what it does. */
        public Session(
                SessionId id,
                Optional<String> transcript,
                Optional<String> project,
                boolean resumable,
                Optional<Long> pid) {
            this(id, transcript, project, resumable, pid, Optional.empty());
        }

        /** The same with what it says that it does. */
        Session doing(Optional<LiveState> said) {
            return new Session(id, transcript, project, resumable, pid, said);
        }
    }

    /** The folder that its session belongs to, when that is known. */
    Optional<Path> folder() {
        return session.flatMap(Session::project).map(Path::of);
    }

    /** Where the facts of a finding stand. */
    public interface Places {
        /** For the word of a fact its file and line; looked up late, for counting the lines of a gigabyte takes a while. */
        Map<String, String> of(Finding finding) throws IOException;
    }
}
