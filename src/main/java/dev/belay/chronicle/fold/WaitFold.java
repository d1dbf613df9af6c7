package dev.belay.chronicle.fold;

import dev.belay.chronicle.Span;
import dev.belay.evidence.ApiError;
import dev.belay.evidence.Retry;
import dev.belay.transcript.ClientText;
import dev.belay.transcript.TranscriptRecord;
import java.time.Instant;

/** How long the client waited and tried again, until an answer or its own error came. */
final class WaitFold implements Fold {
    private static final int MOST = 1000;
    private static final int WORDS = 200;

    private final LongestSpans waits = new LongestSpans(MOST);
    private Instant from;
    private String about = "";
    private String name = "";

    @Override
    public void add(TranscriptRecord record, Instant at) {
        Retry announced = "api_error".equals(record.subtype) ? record.retry() : null;
        if (announced != null) {
            from = from == null ? at : from;
            about = ClientText.cut(announced.error().map(ApiError::text).orElse(""), WORDS);
            name = "retry " + announced.attempt() + " of " + announced.limit();
        } else if (from != null && at != null && "assistant".equals(record.type)) {
            boolean failed = record.apiErrorMessage || record.unflaggedError();
            waits.add(new Span(Span.Kind.WAIT, name, about, from, at, failed));
            from = null;
        }
    }

    @Override
    public void tell(Draft draft) {
        draft.spans(waits, "waits");
    }
}
