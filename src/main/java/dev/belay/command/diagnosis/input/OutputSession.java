package dev.belay.command.diagnosis.input;

import dev.belay.transcript.StoredTranscript;
import dev.belay.transcript.catalogue.SessionFinder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;

/** Brings the output of print mode together with the transcript of its session, where that is on this machine. */
final class OutputSession {
    /** The client writes its result a moment after its last record. */
    private static final Duration AFTERMATH = Duration.ofSeconds(10);

    private final SessionTarget sessions;
    private final SessionFinder finder;
    private final Instant now;
    private final LongConsumer progress;

    OutputSession(SessionTarget sessions, SessionFinder finder, Instant now, LongConsumer progress) {
        this.sessions = sessions;
        this.finder = finder;
        this.now = now;
        this.progress = progress;
    }

    /**
     * Print mode's output, together with the transcript of its session where that is here and has not gone on since.
     *
     * @param written when the output was written
     */
    DiagnosisTarget target(StoredTranscript output, String name, OutputTarget.LineAt lines, Instant written)
            throws IOException {
        Optional<Path> transcript = transcript(output);
        if (transcript.isPresent()) {
            StoredTranscript stored = StoredTranscript.read(transcript.get(), progress);
            boolean wentOn = stored.last()
                    .at()
                    .map(at -> at.isAfter(written.plus(AFTERMATH)))
                    .orElse(false);
            if (!wentOn) {
                return together(transcript.get(), stored, output, OutputTarget.alone(output, name, lines, now));
            }
        }
        return OutputTarget.alone(output, name, lines, now);
    }

    private Optional<Path> transcript(StoredTranscript output) throws IOException {
        if (output.session().isEmpty()) {
            return Optional.empty();
        }
        List<Path> found = finder.beginningWith(output.session().get().value());
        return found.stream().findFirst();
    }

    private DiagnosisTarget together(
            Path transcript, StoredTranscript stored, StoredTranscript output, DiagnosisTarget alone)
            throws IOException {
        DiagnosisTarget target = sessions.of(transcript, stored, output);
        return new DiagnosisTarget(
                target.evidence().screen().text().isBlank()
                        ? target.evidence().with(alone.evidence().screen())
                        : target.evidence(),
                target.session(),
                finding -> {
                    Map<String, String> places =
                            new LinkedHashMap<>(target.places().of(finding));
                    alone.places().of(finding).forEach(places::putIfAbsent);
                    return places;
                });
    }
}
