package dev.belay.command.diagnosis.input;

import dev.belay.diagnose.Finding;
import dev.belay.evidence.Evidence;
import dev.belay.transcript.StoredTranscript;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What need not belong to a session of this machine: pasted text, and logs. */
final class TextTarget {
    private static final byte[] ANSWERED =
            "{\"type\":\"result\",\"subtype\":\"success\",\"result\":\"answered\"}".getBytes(StandardCharsets.US_ASCII);

    private TextTarget() {}

    /** Counts the line breaks that stand before the text. */
    interface LinesBefore {
        long count() throws java.io.IOException;
    }

    /**
     * Terminal output or any log.
     *
     * @param name what to call it when saying where something stands
     */
    static DiagnosisTarget ofText(PastedText pasted, String name, LinesBefore before, Instant now) {
        String text = pasted.text();
        return new DiagnosisTarget(
                PastedText.evidence(text, now), Optional.empty(), finding -> screenPlaces(finding, text, name, before));
    }

    /** What {@code --debug} wrote. */
    static DiagnosisTarget ofDebugLog(PastedText pasted, String name, LinesBefore before, Instant now) {
        DebugLog log = DebugLog.of(pasted.text());
        String text = log.errors();
        Evidence evidence = PastedText.evidence(text, now);
        if (log.answered()) {
            evidence =
                    evidence.with(StoredTranscript.of(ANSWERED, ANSWERED.length).transcript());
        }
        return new DiagnosisTarget(evidence, Optional.empty(), finding -> screenPlaces(finding, text, name, before));
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
}
