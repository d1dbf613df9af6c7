package dev.belay.command.diagnosis.input;

import dev.belay.diagnose.Finding;
import dev.belay.evidence.ApiError;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.Exit;
import dev.belay.evidence.Screen;
import dev.belay.transcript.StoredTranscript;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The output of print mode, which need not belong to a session of this machine. */
final class OutputTarget {
    private OutputTarget() {}

    /** The line, counted from 1, in which a byte stands. */
    interface LineAt {
        long of(long offset) throws java.io.IOException;
    }

    /**
     * The output of print mode. Where its result only names a class of error ({@code error_during_execution}), that word
     * is the client's own as pasted text would be.
     */
    static DiagnosisTarget alone(StoredTranscript output, String name, LineAt lines, Instant now) {
        Optional<DiagnosisTarget.Session> session = output.session()
                .map(id -> new DiagnosisTarget.Session(
                        id,
                        Optional.empty(),
                        output.workingDirectory().map(Object::toString),
                        false,
                        Optional.empty()));
        return new DiagnosisTarget(
                evidence(output, now), session, finding -> resultPlaces(finding, output, name, lines));
    }

    private static Evidence evidence(StoredTranscript output, Instant now) {
        String word = output.result().flatMap(ApiError::detail).orElse("");
        Evidence none = Evidence.of(now, new Exit.Unseen());
        return new Evidence(
                now,
                output.session(),
                none.with(output.client().provider()).process(),
                output.clientOutput() ? output.transcript().undamaged() : output.transcript(),
                new Evidence.Reports(none.hooks(), none.sessionFile(), output.result()),
                none.machine(),
                new Screen(word, !word.isEmpty()));
    }

    private static Map<String, String> resultPlaces(Finding finding, StoredTranscript output, String name, LineAt lines)
            throws java.io.IOException {
        Map<String, String> places = new LinkedHashMap<>();
        String place = null;
        for (String fact : finding.because().keySet()) {
            if (fact.startsWith("result.") || fact.startsWith("transcript.") || fact.startsWith("screen")) {
                if (place == null) {
                    place = output.last().offset() < 0
                            ? name
                            : name + ":" + lines.of(output.last().offset());
                }
                places.put(fact, place);
            }
        }
        return places;
    }
}
