package dev.belay.evidence.fact;

import dev.belay.evidence.ApiError;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.Exit;
import dev.belay.evidence.Farewell;
import dev.belay.evidence.Retry;
import dev.belay.evidence.Transcript;
import dev.belay.evidence.spending.Spending;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads what the facts are made of from the evidence, and writes it as rules expect it. */
final class FactReading {
    static final String NONE = "none";
    static final String UNKNOWN = "unknown";

    static String signal(Evidence evidence) {
        return evidence.exit() instanceof Exit.Signal signal ? signal.name() : NONE;
    }

    static String code(Evidence evidence) {
        return evidence.exit() instanceof Exit.Code exit ? Integer.toString(exit.code()) : NONE;
    }

    static String state(Evidence evidence) {
        if (evidence.alive()) {
            return "running";
        }
        return evidence.exit() instanceof Exit.Unseen ? UNKNOWN : "ended";
    }

    static String text(Optional<ApiError> error) {
        return error.map(ApiError::text).orElse(NONE);
    }

    static String kind(Optional<ApiError> error) {
        return error.flatMap(ApiError::kind).orElse(NONE);
    }

    static String detail(Optional<ApiError> error) {
        return error.flatMap(ApiError::detail).orElse(NONE);
    }

    static String status(Optional<ApiError> error) {
        return error.isPresent() && error.get().status().isPresent()
                ? Integer.toString(error.get().status().getAsInt())
                : NONE;
    }

    static String retries(Evidence evidence) {
        Optional<Retry> retry = evidence.transcript().retry();
        if (retry.isEmpty()) {
            return NONE;
        }
        return retry.get().attempt() >= retry.get().limit() ? "spent" : "announced";
    }

    /** What a runtime or a shell says of a death is believed after any end but a clean one of a healthy session. */
    static boolean mayTellOfDeath(Evidence evidence) {
        if (evidence.screen().pasted()) {
            return true;
        }
        boolean clean = evidence.exit() instanceof Exit.Code code && code.code() == 0 && healthy(evidence);
        return !clean && !evidence.alive();
    }

    /**
     * With a conversation in the transcript, errors stand there: what the screen shows then may be a quotation. Only
     * a client that has not come that far is believed on its screen alone, and none that reports its state itself.
     */
    static boolean mayTellOfErrors(Evidence evidence) {
        return evidence.screen().pasted()
                || evidence.transcript().endsOn() == Transcript.Ending.NOTHING && !reportsItself(evidence);
    }

    private static boolean reportsItself(Evidence evidence) {
        return evidence.alive() && evidence.reports().liveStatus().isPresent();
    }

    private static boolean healthy(Evidence evidence) {
        return evidence.transcript().error().isEmpty()
                && !evidence.transcript().endsOn().midTurn();
    }

    static String screen(Evidence evidence, boolean believed) {
        return believed && !evidence.screen().text().isBlank()
                ? evidence.screen().text()
                : NONE;
    }

    static String farewell(Evidence evidence) {
        return Farewell.on(evidence.screen()).orElse(NONE);
    }

    static String shownRepetition(Evidence evidence) {
        return ShownRounds.on(evidence.screen()).id();
    }

    static String heard(Evidence evidence, String value) {
        return evidence.hooks().heard() ? value : UNKNOWN;
    }

    static String absent(OptionalLong value) {
        return value.isPresent() ? Long.toString(value.getAsLong()) : NONE;
    }

    static String truth(Optional<Boolean> value) {
        return value.isPresent() ? Boolean.toString(value.get()) : UNKNOWN;
    }

    static String number(OptionalLong value) {
        return value.isPresent() ? Long.toString(value.getAsLong()) : UNKNOWN;
    }

    private FactReading() {}

    /** How a limit on what may be spent stands, in words. */
    static String spent(Optional<Spending.Standing> limit) {
        return limit.map(Spending.Standing::words).orElse(NONE);
    }
}
