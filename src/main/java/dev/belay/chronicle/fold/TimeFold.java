package dev.belay.chronicle.fold;

import dev.belay.transcript.TranscriptRecord;
import java.time.Instant;
import java.util.Optional;

/** Where a session was held, and from when to when. */
final class TimeFold implements Fold {
    private String project;
    private Instant begun;
    private Instant ended;
    private long timeless;

    @Override
    public void add(TranscriptRecord record, Instant at) {
        project = project == null ? record.workingDirectory : project;
        if (at == null) {
            timeless += "user".equals(record.type) || "assistant".equals(record.type) ? 1 : 0;
            return;
        }
        begun = begun == null || at.isBefore(begun) ? at : begun;
        ended = ended == null || at.isAfter(ended) ? at : ended;
    }

    @Override
    public void tell(Draft draft) {
        draft.project = Optional.ofNullable(project);
        draft.begun = Optional.ofNullable(begun);
        draft.ended = Optional.ofNullable(ended);
        if (timeless > 0) {
            draft.unseen.add(timeless + (timeless == 1 ? " record does" : " records do")
                    + " not say when they were written: no time line has them.");
        }
    }
}
