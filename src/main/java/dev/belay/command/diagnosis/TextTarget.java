package dev.belay.command.diagnosis;

import dev.belay.diagnose.Finding;
import dev.belay.evidence.ApiError;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.Exit;
import dev.belay.evidence.Provider;
import dev.belay.evidence.Screen;
import dev.belay.text.Untrusted;
import dev.belay.transcript.StoredTranscript;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What no session of this machine need belong to: pasted text, logs, the output of print mode. */
final class TextTarget {
    private static final byte[] ANSWERED =
            "{\"type\":\"result\",\"subtype\":\"success\",\"result\":\"answered\"}".getBytes(StandardCharsets.US_ASCII);

    private TextTarget() {}

    /** Counts the line breaks that stand before the text. */
    interface LinesBefore {
        long count() throws java.io.IOException;
    }

    /** The line, counted from 1, in which a byte stands. */
    interface LineAt {
        long of(long offset) throws java.io.IOException;
    }

    /**
     * Terminal output or any log.
     *
     * @param name what to call it when saying where something stands
     */
    static DiagnosisTarget ofText(PastedText pasted, String name, LinesBefore before, Instant now) {
        String text = pasted.text();
        return new DiagnosisTarget(
                PastedText.evidence(Untrusted.lines(text), now),
                Optional.empty(),
                finding -> screenPlaces(finding, text, name, before));
    }

    /** What {@code --debug} wrote. */
    static DiagnosisTarget ofDebugLog(PastedText pasted, String name, LinesBefore before, Instant now) {
        DebugLog log = DebugLog.of(pasted.text());
        String text = log.errors();
        Evidence evidence = PastedText.evidence(Untrusted.lines(text), now);
        if (log.answered()) {
            evidence =
                    evidence.with(StoredTranscript.of(ANSWERED, ANSWERED.length).transcript());
        }
        return new DiagnosisTarget(evidence, Optional.empty(), finding -> screenPlaces(finding, text, name, before));
    }

    /**
     * The output of print mode. Where its result only names a class of error ({@code error_during_execution}), that word
     * is the client's own as pasted text would be.
     */
    static DiagnosisTarget ofOutput(StoredTranscript output, String name, LineAt lines, Instant now) {
        Optional<DiagnosisReport.Session> session = output.session()
                .map(id -> new DiagnosisReport.Session(
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
                none.with(output.provider().orElse(Provider.ANTHROPIC)).process(),
                output.clientOutput() ? output.transcript().undamaged() : output.transcript(),
                new Evidence.Reports(none.hooks(), none.sessionFile(), output.result()),
                none.machine(),
                new Screen(word, !word.isEmpty()));
    }

    private static Map<String, String> screenPlaces(Finding finding, String text, String name, LinesBefore before)
            throws java.io.IOException {
        Map<String, String> places = new LinkedHashMap<>();
        for (String fact : finding.because().keySet()) {
            if (fact.startsWith("screen")) {
                long line = PastedText.lineAt(text, finding.weight().text().position());
                places.put(fact, name + ":" + (before.count() + line));
            }
        }
        return places;
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
