package dev.belay.command.diagnosis.input;

import dev.belay.transcript.StoredTranscript;
import dev.belay.transcript.catalogue.SessionFinder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.LongConsumer;

/** Makes evidence of whatever somebody points at: what it is, its content tells. */
final class DiagnoseInput {
    private static final int HEAD = 64 * 1024;

    private final SessionTarget sessions;
    private final OutputSession outputs;
    private final Instant now;
    private final LongConsumer progress;

    DiagnoseInput(SessionTarget sessions, OutputSession outputs, Instant now, LongConsumer progress) {
        this.sessions = sessions;
        this.outputs = outputs;
        this.now = now;
        this.progress = progress;
    }

    /** Of a user whose sessions are found so. */
    static DiagnoseInput of(SessionTarget sessions, SessionFinder finder, Instant now, LongConsumer progress) {
        return new DiagnoseInput(sessions, new OutputSession(sessions, finder, now, progress), now, progress);
    }

    DiagnosisTarget ofSession(Path transcript) throws IOException {
        return sessions.of(transcript);
    }

    /** A pipe, or a paste: what is kept of it is in memory. */
    DiagnosisTarget ofStream(InputStream stream, String name) throws IOException {
        PastedText pasted = PastedText.read(stream);
        byte[] bytes = pasted.bytes();
        return switch (InputKind.of(bytes, bytes.length)) {
            case TRANSCRIPT -> ofLines(StoredTranscript.of(bytes, bytes.length), pasted, name);
            case OUTPUT_LINES ->
                ofLines(StoredTranscript.of(bytes, bytes.length).undamaged(), pasted, name);
            case OUTPUT_DOCUMENT -> {
                StoredTranscript output = StoredTranscript.document(new java.io.ByteArrayInputStream(bytes));
                yield outputs.target(output, name, offset -> 1, now);
            }
            case DEBUG_LOG -> TextTarget.ofDebugLog(pasted, name, pasted::linesBefore, now);
            case TEXT -> TextTarget.ofText(pasted, name, pasted::linesBefore, now);
        };
    }

    private DiagnosisTarget ofLines(StoredTranscript lines, PastedText pasted, String name) throws IOException {
        return outputs.target(lines, name, offset -> lineIn(pasted, offset), now);
    }

    DiagnosisTarget ofFile(Path file, String name) throws IOException {
        if (!Files.isRegularFile(file)) {
            try (InputStream stream = Files.newInputStream(file)) {
                return ofStream(stream, name);
            }
        }
        return switch (kind(file)) {
            case TRANSCRIPT -> sessions.of(file);
            case OUTPUT_LINES -> {
                StoredTranscript output = StoredTranscript.read(file, progress);
                yield outputs.target(
                        output, name, offset -> StoredTranscript.lineAt(file, offset, progress), written(file));
            }
            case OUTPUT_DOCUMENT -> {
                PastedText pasted = PastedText.endOf(file);
                byte[] bytes = pasted.bytes();
                if (InputKind.of(bytes, bytes.length) == InputKind.OUTPUT_LINES) {
                    yield outputs.target(
                            StoredTranscript.of(bytes, bytes.length).undamaged(),
                            name,
                            offset -> lineIn(pasted, offset),
                            written(file));
                }
                try (InputStream stream = Files.newInputStream(file)) {
                    yield outputs.target(StoredTranscript.document(stream), name, offset -> 1, written(file));
                }
            }
            case DEBUG_LOG -> TextTarget.ofDebugLog(PastedText.endOf(file), name, () -> linesBefore(file), now);
            case TEXT -> TextTarget.ofText(PastedText.endOf(file), name, () -> linesBefore(file), now);
        };
    }

    private static Instant written(Path file) throws IOException {
        return Files.getLastModifiedTime(file).toInstant();
    }

    private static long lineIn(PastedText pasted, long offset) {
        long line = pasted.linesBefore() + 1;
        for (int at = 0; at < offset && at < pasted.bytes().length; at++) {
            line += pasted.bytes()[at] == '\n' ? 1 : 0;
        }
        return line;
    }

    /** The head decides; a head that is damaged or chatter leaves it to the tail. */
    private static InputKind kind(Path file) throws IOException {
        byte[] head;
        try (InputStream stream = Files.newInputStream(file)) {
            head = stream.readNBytes(HEAD);
        }
        InputKind kind = InputKind.of(head, head.length);
        if (kind != InputKind.TEXT || head.length < HEAD) {
            return kind;
        }
        byte[] tail = PastedText.endOf(file).bytes();
        return InputKind.of(tail, tail.length);
    }

    private long linesBefore(Path file) throws IOException {
        long from = Files.size(file) - PastedText.KEPT;
        return from <= 0 ? 0 : StoredTranscript.lineAt(file, from, progress) - 1;
    }
}
