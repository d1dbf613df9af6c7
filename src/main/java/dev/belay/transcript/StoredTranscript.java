package dev.belay.transcript;

import dev.belay.evidence.ApiError;
import dev.belay.evidence.Client;
import dev.belay.evidence.SessionId;
import dev.belay.evidence.Transcript;
import dev.belay.transcript.damage.DamagedLines;
import dev.belay.transcript.damage.ParentLinks;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * A transcript, or the output of print mode, that is read once instead of being followed. Large files are read from
 * their end, in bounded memory. Nothing is guessed from the file's name.
 *
 * @param session the session that the records name
 * @param workingDirectory where its last record says that it works
 * @param last its last record
 * @param client the client that wrote it, as far as it tells
 * @param output print mode's result record: then it is no transcript
 */
public record StoredTranscript(
        Transcript transcript,
        Optional<SessionId> session,
        Optional<Path> workingDirectory,
        LastRecord last,
        Client client,
        Optional<ClientOutput> output) {
    /** Enough for the last turns of any session seen so far; more is taken when it is not. */
    private static final long WINDOW = 32L << 20;
    /** What a list of thousands of sessions can afford to read of each, and the most of a single one. */
    private static final long GLANCE = 32 * 1024;

    private static final long LONGEST_GLANCE = 4L << 20;

    /**
     * The last record of a conversation.
     *
     * @param at when it was written
     * @param offset where it begins, in bytes; -1 when there is none, or none in lines
     */
    public record LastRecord(Optional<Instant> at, long offset) {}

    /**
     * The result record of print mode.
     *
     * @param error the error that it reports
     */
    public record ClientOutput(Optional<ApiError> error) {}

    /** The error that print mode's result record reports. */
    public Optional<ApiError> result() {
        return output.flatMap(ClientOutput::error);
    }

    /** The same without torn and damaged lines: where something was pasted, other words may stand between. */
    public StoredTranscript undamaged() {
        return new StoredTranscript(transcript.undamaged(), session, workingDirectory, last, client, output);
    }

    /** Whether this is print mode's output, and no transcript. */
    public boolean clientOutput() {
        return output.isPresent();
    }

    /**
     * What it says, read from its end: counts are those of the part that was read, which always holds the last prompt if
     * there is one.
     *
     * @param progress is told the bytes read so far, now and then
     * @throws IOException when the file cannot be read
     */
    public static StoredTranscript read(Path path, LongConsumer progress) throws IOException {
        long length = Files.size(path);
        for (long window = WINDOW; ; window *= 8) {
            StoredTranscript stored = end(path, window, progress);
            if (window >= length || stored.transcript().lastPrompt().isPresent() || stored.clientOutput()) {
                return stored.linkedIn(path);
            }
        }
    }

    /**
     * What its last records say, as few of them as tell how it stands: counts mean nothing then.
     *
     * @throws IOException when the file cannot be read
     */
    public static StoredTranscript glance(Path path, long length) throws IOException {
        for (long window = GLANCE; ; window *= 4) {
            StoredTranscript stored = end(path, window, bytes -> {});
            Transcript transcript = stored.transcript();
            boolean enough = transcript.contextTokens() > 0
                    && transcript.work().compactionsInARow() == 0
                    && (transcript.endsOnAnswer() || transcript.lastPrompt().isPresent())
                    && transcript.endsOn() != Transcript.Ending.NOTHING
                    && transcript.endsOn() != Transcript.Ending.COMMAND
                    && transcript.endsOn() != Transcript.Ending.EXIT;
            if (enough || window >= length || window >= LONGEST_GLANCE) {
                return window < length && DamagedLines.likelyIn(path, length - window)
                        ? read(path, bytes -> {})
                        : stored.linkedIn(path);
            }
        }
    }

    private StoredTranscript linkedIn(Path path) throws IOException {
        boolean gap = !clientOutput() && ParentLinks.matterTo(transcript.client()) && ParentLinks.broken(path);
        return gap
                ? new StoredTranscript(
                        transcript.with(transcript.integrity().withGap()),
                        session,
                        workingDirectory,
                        last,
                        client,
                        output)
                : this;
    }

    private static StoredTranscript end(Path path, long window, LongConsumer progress) throws IOException {
        TranscriptTail tail = TranscriptTail.fromLast(path, window).telling(progress);
        tail.poll();
        tail.finish();
        return tail.reader().stored(tail.transcript());
    }

    /** What lines that are in memory already say. */
    public static StoredTranscript of(byte[] lines, int length) {
        TranscriptReader reader = new TranscriptReader();
        int start = 0;
        for (int at = 0; at < length; at++) {
            if (lines[at] == '\n') {
                reader.read(lines, start, at, start);
                start = at + 1;
            }
        }
        int from = start;
        boolean torn = !reader.readLast(() -> new ByteArrayInputStream(lines, from, length - from), from);
        return reader.stored(reader.transcript(torn));
    }

    /**
     * What a document says that is not written in lines: an array of records, or records over several lines.
     *
     * @throws IOException when it cannot be read
     */
    public static StoredTranscript document(InputStream document) throws IOException {
        TranscriptReader reader = new TranscriptReader();
        reader.readDocument(document);
        return reader.stored(reader.transcript(false));
    }

    /**
     * The number of the line, counted from 1, in which this byte stands.
     *
     * @param progress is told the bytes read so far, now and then
     * @throws IOException when the file cannot be read
     */
    public static long lineAt(Path path, long offset, LongConsumer progress) throws IOException {
        long line = 1;
        long left = offset;
        byte[] bytes = new byte[128 * 1024];
        try (InputStream stream = Files.newInputStream(path)) {
            while (left > 0) {
                int read = stream.read(bytes, 0, (int) Math.min(bytes.length, left));
                if (read < 0) {
                    break;
                }
                for (int i = 0; i < read; i++) {
                    line += bytes[i] == '\n' ? 1 : 0;
                }
                left -= read;
                progress.accept(read);
            }
        }
        return line;
    }
}
