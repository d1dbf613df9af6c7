package dev.belay.decide;

import dev.belay.evidence.ApiError;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.fact.Fact;
import dev.belay.evidence.status.StatusReport;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the client itself said of the failure, wherever it did: never the words of a model or a tool. */
public final class ErrorText {
    private static final int COMPARED = 200;
    private static final int FOOTER = 600;
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

    /** Each place in which the client may have named the end of a limit, the most trusted first. */
    static List<String> sources(Evidence evidence) {
        String text = of(evidence);
        String detail = error(evidence).flatMap(ApiError::detail).orElse("");
        String screen = text.isEmpty() ? Fact.SCREEN.read(evidence) : "";
        String hook = evidence.hooks().stopFailure().map(ApiError::text).orElse("");
        String announced = evidence.hooks().announced().orElse("");
        String footer =
                evidence.liveness().continuing() ? footer(evidence.screen().text()) : "";
        String reported =
                evidence.reports().liveStatus().flatMap(StatusReport::message).orElse("");
        return List.of(text + "\n" + detail + "\n" + screen, hook, announced, reported, footer);
    }

    /** The end of a screen, where a client that waits for a reset says until when. */
    private static String footer(String screen) {
        return screen.substring(Math.max(0, screen.length() - FOOTER));
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
