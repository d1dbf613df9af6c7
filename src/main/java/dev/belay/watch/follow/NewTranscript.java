package dev.belay.watch.follow;

import com.fasterxml.jackson.core.JsonParser;
import dev.belay.claude.ProjectDirectory;
import dev.belay.json.JsonStream;
import dev.belay.transcript.RangeStream;
import dev.belay.transcript.RecordParser;
import dev.belay.transcript.TranscriptRecord;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The one transcript that has come or grown since a client was started, for clients that have neither hooks nor session
 * files. With two candidates it says nothing: another client may run in the same directory, and a wrong session is worse
 * than none. Stubs without a conversation do not count.
 */
public final class NewTranscript {
    /** What was added is looked at up to here, from its end: a resumed 1.0.35 copies the old conversation first. */
    private static final long LOOK = 4L << 20;

    private final ProjectDirectory project;
    private final String workingDirectory;
    private final Instant start;
    private final Map<Path, Long> sizesBefore;
    /** Those that were written to between the start and our first look. */
    private final Set<Path> touched;

    private final Map<Path, Long> judgedAt = new HashMap<>();
    private final Map<Path, Boolean> ours = new HashMap<>();

    private NewTranscript(
            ProjectDirectory project, Path workingDirectory, Instant start, Map<Path, Long> sizes, Set<Path> touched) {
        this.project = project;
        this.workingDirectory = ProjectDirectory.physical(workingDirectory).toString();
        this.start = start;
        this.sizesBefore = sizes;
        this.touched = touched;
    }

    /**
     * Remembers what is there before the client is started, or a moment after that.
     *
     * @throws IOException when the directory cannot be read
     */
    public static NewTranscript before(ProjectDirectory project, Path workingDirectory, Instant start)
            throws IOException {
        Map<Path, Long> sizes = new HashMap<>();
        Set<Path> touched = new HashSet<>();
        for (Path transcript : project.transcripts()) {
            sizes.put(transcript, Files.size(transcript));
            if (!Files.getLastModifiedTime(transcript).toInstant().isBefore(start)) {
                touched.add(transcript);
            }
        }
        return new NewTranscript(project, workingDirectory, start, sizes, touched);
    }

    /** Bytes that a transcript had before the start, 0 when it was not there. */
    public long sizeBefore(Path transcript) {
        if (touched.remove(transcript)) {
            sizesBefore.computeIfPresent(transcript, this::writtenBefore);
        }
        return sizesBefore.getOrDefault(transcript, 0L);
    }

    /** How much of these first bytes is older than the start, as the times of its lines say. */
    private long writtenBefore(Path transcript, long size) {
        long from = Math.max(0, size - LOOK);
        try (InputStream file = Files.newInputStream(transcript)) {
            file.skipNBytes(from);
            byte[] bytes = file.readNBytes((int) (size - from));
            int old = 0;
            boolean written = false;
            for (int begin = 0; begin < bytes.length; ) {
                int end = lineEnd(bytes, begin);
                Optional<Instant> time = time(bytes, begin, end - begin);
                if (time.isPresent() && time.get().isBefore(start)) {
                    old = end;
                }
                written |= time.isPresent()
                        && !time.get().isBefore(start)
                        && !time.get().isAfter(Instant.now());
                begin = end;
            }
            return written ? from + old : size;
        } catch (IOException | RuntimeException unreadable) {
            return size;
        }
    }

    /** Behind its line feed. */
    private static int lineEnd(byte[] bytes, int begin) {
        int end = begin;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        return Math.min(end + 1, bytes.length);
    }

    private static Optional<Instant> time(byte[] bytes, int begin, int length) {
        try (JsonParser parser = JsonStream.parser(new ByteArrayInputStream(bytes, begin, length))) {
            TranscriptRecord record = RecordParser.next(parser);
            return record == null || record.timestamp == null
                    ? Optional.empty()
                    : Optional.of(Instant.parse(record.timestamp));
        } catch (IOException | DateTimeException noRecord) {
            return Optional.empty();
        }
    }

    /**
     * The only candidate, or nothing when there is none or more than one.
     *
     * @throws IOException when the directory cannot be read
     */
    public Optional<Path> only() throws IOException {
        Path found = null;
        for (Path transcript : project.transcripts()) {
            if (isOurs(transcript)) {
                if (found != null) {
                    return Optional.empty();
                }
                found = transcript;
            }
        }
        return Optional.ofNullable(found);
    }

    private boolean isOurs(Path transcript) throws IOException {
        long size = Files.exists(transcript) ? Files.size(transcript) : 0;
        if (size <= sizeBefore(transcript) || ours.getOrDefault(transcript, false)) {
            return ours.getOrDefault(transcript, false);
        }
        // Looked at once for each size: a directory may hold many.
        if (!Long.valueOf(size).equals(judgedAt.put(transcript, size))) {
            ours.put(transcript, hasRecordOfOurs(transcript, size));
        }
        return ours.get(transcript);
    }

    private boolean hasRecordOfOurs(Path transcript, long size) throws IOException {
        try (InputStream file = Files.newInputStream(transcript)) {
            long from = Math.max(sizeBefore(transcript), size - LOOK);
            file.skipNBytes(from);
            InputStream added = new BufferedInputStream(new RangeStream(file, size - from), 64 * 1024);
            byte[] line = new byte[64 * 1024];
            int length;
            while ((length = readLine(added, line)) >= 0) {
                if (isOurs(line, length)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Fills in a line and returns its length; what is longer than the array is dropped. -1 at the end. */
    private static int readLine(InputStream stream, byte[] line) throws IOException {
        int length = 0;
        int next;
        while ((next = stream.read()) >= 0 && next != '\n') {
            if (length < line.length) {
                line[length++] = (byte) next;
            }
        }
        return next < 0 && length == 0 ? -1 : length;
    }

    private boolean isOurs(byte[] line, int length) {
        try (JsonParser parser = JsonStream.parser(new ByteArrayInputStream(line, 0, length))) {
            TranscriptRecord record = RecordParser.next(parser);
            return record != null
                    && ("user".equals(record.type) || "assistant".equals(record.type))
                    && !record.sidechain
                    && workingDirectory.equals(record.workingDirectory)
                    && record.timestamp != null
                    && !Instant.parse(record.timestamp).isBefore(start);
        } catch (IOException | DateTimeException noRecord) {
            return false;
        }
    }
}
