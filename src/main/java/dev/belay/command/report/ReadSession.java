package dev.belay.command.report;

import dev.belay.chronicle.Chronicle;
import dev.belay.page.session.ToldSession;
import java.util.Optional;

/**
 * A session that was read.
 *
 * @param chronicle what happened in it; nothing where there is no transcript
 * @param told the same in words and pictures
 */
record ReadSession(ReportTarget target, Optional<Chronicle> chronicle, ToldSession told) {
    /** Its id; that of its task where it has none. */
    String id() {
        return chronicle
                .map(known -> known.subject().session().value())
                .or(() -> target.task().map(ReportTarget.Task::id))
                .orElse("unknown");
    }
}
