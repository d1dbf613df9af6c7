package dev.belay.chronicle.fold;

import dev.belay.chronicle.Requests;
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

/** What came of the requests: errors by status, and retries. */
final class RequestFold implements Fold {
    private static final int STATUSES = 50;
    private static final int WORDS = 200;
    private static final int WORD = 40;
    /** What was said of a connection, in lower case. */
    private static final List<String> CONNECTION =
            List.of("connect", "timed out", "fetch failed", "socket", "network", "econn", "streaming response ended");

    private static final String LOST = "connection";
    private static final String OTHER = "other";

    private final Map<String, Requests.Errors> errors = new LinkedHashMap<>();
    private long retries;

    @Override
    public void add(TranscriptRecord record, Instant at) {
        Retry announced = "api_error".equals(record.subtype) ? record.retry() : null;
        if (announced != null) {
            retries++;
            failed(announced.error(), at);
            return;
        }
        boolean failure = "assistant".equals(record.type) && (record.apiErrorMessage || record.unflaggedError());
        if (failure && !aborted(record)) {
            failed(Optional.of(record.failure(-1)), at);
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
        List<Requests.Errors> most = new ArrayList<>(errors.values());
        most.sort(Comparator.comparingLong(Requests.Errors::count).reversed());
        if (draft.work.answers() > 0) {
            // Measured: 2.1.116 in print mode, 2.1.329 on a terminal write down none that they got over.
            draft.unseen.add("Retries are counted as far as the client wrote them down: of errors that it got over"
                    + " there may have been more.");
        }
        draft.requests = new Requests(draft.work.answers(), retries, most);
    }
}
