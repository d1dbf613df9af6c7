package dev.belay.chronicle.reading;

import dev.belay.chronicle.Requests;
import dev.belay.chronicle.Span;
import dev.belay.evidence.ApiError;
import dev.belay.evidence.Retry;
import dev.belay.transcript.ClientText;
import dev.belay.transcript.TranscriptRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What came of the requests: errors by status, retries, and how long was waited. */
final class RequestFold implements Fold {
    private static final int WAITS = 1000;
    private static final int STATUSES = 50;
    private static final int WORDS = 200;
    private static final int WORD = 40;
    /** What was said of a connection, in lower case. */
    private static final List<String> CONNECTION =
            List.of("connect", "timed out", "fetch failed", "socket", "network", "econn", "streaming response ended");

    private static final String LOST = "connection";
    private static final String OTHER = "other";

    private final LongestSpans waits = new LongestSpans(WAITS);
    private final Map<String, Requests.Errors> errors = new LinkedHashMap<>();
    private long retries;
    private Instant waitingFrom;
    private String waitingFor = "";
    private String retry = "";

    @Override
    public void add(TranscriptRecord record, Instant at) {
        Retry announced = "api_error".equals(record.subtype) ? record.retry() : null;
        if (announced != null) {
            retries++;
            failed(announced.error(), at);
            if (waitingFrom == null) {
                waitingFrom = at;
            }
            waitingFor = announced.error().map(ApiError::text).orElse("");
            retry = "retry " + announced.attempt() + " of " + announced.limit();
            return;
        }
        boolean failure = "assistant".equals(record.type) && (record.apiErrorMessage || record.unflaggedError());
        if (failure && !aborted(record)) {
            failed(Optional.of(record.failure(-1)), at);
        }
        if (waitingFrom != null && at != null && "assistant".equals(record.type)) {
            waits.add(new Span(Span.Kind.WAIT, retry, ClientText.cut(waitingFor, WORDS), waitingFrom, at, failure));
            waitingFrom = null;
        }
    }

    private static boolean aborted(TranscriptRecord record) {
        return record.text != null && record.text.strip().startsWith("API Error: Request was aborted");
    }

    private void failed(Optional<ApiError> error, Instant at) {
        String status = error.map(RequestFold::status).orElse(LOST);
        String known = errors.size() < STATUSES || errors.containsKey(status) ? status : OTHER;
        Optional<Instant> when = Optional.ofNullable(at);
        String words = ClientText.cut(error.map(ApiError::text).orElse(""), WORDS);
        errors.merge(
                known,
                new Requests.Errors(known, words, 1, when, when),
                (all, one) -> new Requests.Errors(
                        known,
                        all.words().isEmpty() ? one.words() : all.words(),
                        all.count() + 1,
                        all.first().or(one::first),
                        one.last().or(all::last)));
    }

    /** A lost connection has no status, and is announced without a word (2.1.116); nor have the client's own limits one. */
    private static String status(ApiError error) {
        if (error.status().isPresent()) {
            return Integer.toString(error.status().getAsInt());
        }
        String said = error.text().toLowerCase(Locale.ROOT);
        if (said.isBlank() || CONNECTION.stream().anyMatch(said::contains)) {
            return LOST;
        }
        String word = error.kind().orElse("");
        return word.isEmpty() || word.equals("unknown") ? OTHER : ClientText.cut(word, WORD);
    }

    @Override
    public void tell(Draft draft) {
        draft.spans(waits, "waits");
        List<Requests.Errors> most = new ArrayList<>(errors.values());
        most.sort(Comparator.comparingLong(Requests.Errors::count).reversed());
        draft.requests = new Requests(draft.work.answers(), retries, most);
    }
}
