package dev.belay.command.diagnosis.input;

import dev.belay.diagnose.Finding;
import dev.belay.evidence.ApiError;
import dev.belay.journal.IncidentTraces;
import dev.belay.transcript.StoredTranscript;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Where the facts of a session stand.
 *
 * @param sessionFile the file of its client's process
 * @param incident what the journal kept of its end
 */
record SessionPlaces(
        Path transcript,
        StoredTranscript stored,
        Optional<Path> sessionFile,
        Optional<IncidentTraces> incident,
        LongConsumer progress)
        implements DiagnosisTarget.Places {
    @Override
    public Map<String, String> of(Finding finding) throws IOException {
        Map<String, String> places = new LinkedHashMap<>();
        Map<Long, Long> lines = new HashMap<>();
        for (String fact : finding.because().keySet()) {
            if (fact.startsWith("transcript.")) {
                long offset = offset(fact, stored);
                if (offset >= 0 && !lines.containsKey(offset)) {
                    lines.put(offset, StoredTranscript.lineAt(transcript, offset, progress));
                }
                places.put(fact, offset < 0 ? transcript.toString() : transcript + ":" + lines.get(offset));
            } else if (fact.equals("session-file") && sessionFile.isPresent()) {
                places.put(fact, sessionFile.get().toString());
            } else {
                incident.flatMap(kept -> kept(fact, kept.folder())).ifPresent(place -> places.put(fact, place));
            }
        }
        return places;
    }

    /** Where the line begins that says it; -1 when it is no single line. */
    private static long offset(String fact, StoredTranscript stored) {
        if (fact.startsWith("transcript.error")) {
            return stored.transcript().error().map(ApiError::offset).orElse(-1L);
        }
        return switch (fact) {
            case "transcript.ends-on", "transcript.mid-turn", "transcript.retries" ->
                stored.last().offset();
            default -> -1;
        };
    }

    private static Optional<String> kept(String fact, Path folder) {
        int dot = fact.indexOf('.');
        String name =
                switch (dot < 0 ? fact : fact.substring(0, dot)) {
                    case "exit" -> "exit";
                    case "hooks" -> "hooks.json";
                    case "kernel", "disk", "memory" -> "kernel.json";
                    case "screen" -> "screen.txt";
                    case "session-file" -> "session-file";
                    default -> null;
                };
        return Optional.ofNullable(name).map(file -> folder.resolve(file).toString());
    }
}
