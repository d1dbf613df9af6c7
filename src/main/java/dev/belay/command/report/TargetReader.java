package dev.belay.command.report;

import dev.belay.chronicle.reading.ChronicleReader;
import dev.belay.console.Console;
import dev.belay.page.telling.SessionTelling;
import dev.belay.page.telling.Surroundings;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongConsumer;

/** Reads one session after the other. */
final class TargetReader {
    private final ChronicleReader reader;
    private final Surroundings known;

    TargetReader(Console console, Instant now) {
        this.reader = new ChronicleReader(console.environment());
        this.known = ReportSurroundings.of(console, now);
    }

    /** @throws IOException when its transcript cannot be read */
    Optional<ReadSession> read(ReportTarget target, LongConsumer progress) throws IOException {
        if (target.transcript().isEmpty()) {
            return target.task().map(task -> new ReadSession(target, Optional.empty(), TaskWords.untold(task)));
        }
        var chronicle = reader.read(target.transcript().get(), progress);
        var told = SessionTelling.of(chronicle, known.running(target.running()));
        return Optional.of(new ReadSession(
                target,
                Optional.of(chronicle),
                target.task().map(task -> TaskWords.named(told, task)).orElse(told)));
    }
}
