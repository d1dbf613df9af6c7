package dev.belay.command.diagnosis;

import dev.belay.diagnose.Finding;
import dev.belay.evidence.Evidence;
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
record DiagnosisTarget(Evidence evidence, Optional<DiagnosisReport.Session> session, Places places) {

    /** The folder that its session belongs to, when that is known. */
    Optional<Path> folder() {
        return session.flatMap(DiagnosisReport.Session::project).map(Path::of);
    }

    /** Where the facts of a finding stand. */
    interface Places {
        /** For the word of a fact its file and line; looked up late, for counting the lines of a gigabyte takes a while. */
        Map<String, String> of(Finding finding) throws IOException;
    }
}
