package dev.belay.diagnose.criterion;

import dev.belay.diagnose.notation.Envelope;
import java.util.Optional;

/**
 * {@code status 529} or {@code status 500-599}: a text that names such an HTTP status, in whatever envelope a client, a
 * library or a gateway has put it.
 */
record StatusCriterion(String source, long least, long most) implements Criterion {
    static final String WORD = "status ";

    static StatusCriterion of(String source) {
        String range = source.substring(WORD.length());
        int dash = range.indexOf('-');
        long least = Criterion.number(dash < 0 ? range : range.substring(0, dash));
        return new StatusCriterion(source, least, dash < 0 ? least : Criterion.number(range.substring(dash + 1)));
    }

    @Override
    public Optional<Match> match(NormalizedText value) {
        return BothForms.best(value, (isJoined, best) -> offer(value, isJoined, best));
    }

    private void offer(NormalizedText value, boolean isJoined, BestPlace best) {
        for (Envelope.Status status : value.form(isJoined).statuses()) {
            if (status.code() >= least && status.code() <= most) {
                best.offer(status.from(), status.to(), isJoined, !status.certain(), Part.STATUS);
            }
        }
    }
}
