package dev.belay.decide;

import dev.belay.evidence.ApiError;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.fact.Fact;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the client itself said of the failure, wherever it did: never the words of a model or a tool. */
public final class ErrorText {
    private static final int COMPARED = 200;
    /** What differs from one time to the next without a meaning: identifiers, counters, times. */
    private static final Pattern CHANGING = Pattern.compile("req_\\w+|[0-9a-f]{8}-[0-9a-f-]{27}|\\d+");

    private ErrorText() {}

    /** The error's text, best source first; empty when there is none. */
    public static String of(Evidence evidence) {
        return error(evidence)
                .map(ApiError::text)
                .or(() -> evidence.transcript().compactionError())
                .orElse("");
    }

    /** The same with all details, and the screen where nothing else speaks: where a reset time may stand. */
    static String withDetails(Evidence evidence) {
        String text = of(evidence);
        String detail = error(evidence).flatMap(ApiError::detail).orElse("");
        String screen = text.isEmpty() ? Fact.SCREEN.read(evidence) : "";
        return text + "\n" + detail + "\n" + screen;
    }

    private static Optional<ApiError> error(Evidence evidence) {
        return evidence.transcript().error().or(evidence::result).or(() -> evidence.hooks()
                .stopFailure());
    }

    /** Whether these two say the same, apart from identifiers and numbers. */
    static boolean same(String one, String other) {
        return shape(one).equals(shape(other));
    }

    private static String shape(String text) {
        String start = text.length() > COMPARED ? text.substring(0, COMPARED) : text;
        return CHANGING.matcher(start).replaceAll("#");
    }
}
