package dev.belay.series;

import dev.belay.evidence.SessionId;
import dev.belay.files.PrivateFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The file of one session's samples, a line each, for its owner alone. It only grows at its end, whichever run is writing;
 * when it is full, its older part loses half of its resolution, or as much as it takes.
 */
final class SeriesFile {
    /** More than a day of samples of 30 seconds each. */
    static final int FULL = 256 * 1024;
    /** What is read of a file that something else has made larger. */
    private static final int READ_AT_MOST = 8 * FULL;
    /** What is fine enough to be read minute by minute, however long the session has lasted. */
    static final Duration NIGHT = Duration.ofHours(12);

    static final Duration FINEST = Duration.ofMinutes(1);
    /** Beyond this something else than runs must have written to the file. */
    private static final Duration COARSEST = Duration.ofDays(1);

    private static final Duration KEPT = Duration.ofDays(30);
    private static final int MOST = 1000;

    private final SessionId session;
    private final Path file;
    /** Whether the last line is known to be whole. */
    private boolean whole;

    /** @param state {@code $XDG_STATE_HOME/belay}; need not exist */
    SeriesFile(Path state, SessionId session) {
        this.session = session;
        this.file = folder(state).resolve(session.value());
    }

    private static Path folder(Path state) {
        return state.resolve("series");
    }

    Series read() throws IOException {
        List<Sample> samples = new ArrayList<>();
        int unreadable = 0;
        for (String line : text().split("\n")) {
            Optional<Sample> sample = SampleLine.parse(line);
            if (sample.isPresent()) {
                samples.add(sample.get());
            } else if (!line.isBlank()) {
                unreadable++;
            }
        }
        samples.sort(Comparator.comparing(Sample::at));
        return new Series(session, samples, unreadable);
    }

    private String text() throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(READ_AT_MOST), StandardCharsets.US_ASCII);
        }
    }

    /**
     * Writes one more at its end.
     *
     * @throws IOException when that cannot be done; half a line may then be there
     */
    void append(Sample sample) throws IOException {
        if (!Files.exists(file)) {
            PrivateFiles.write(file, "");
        } else if (Files.size(file) > FULL) {
            PrivateFiles.write(file, compacted(read().samples()));
        }
        // Behind half a line, which another run or a full disk may have left.
        String line = (whole ? "" : "\n") + SampleLine.of(sample) + "\n";
        whole = false;
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            out.write(line.getBytes(StandardCharsets.US_ASCII));
        }
        whole = true;
    }

    /** No more than half of what fits. */
    private static String compacted(List<Sample> samples) {
        String text = text(samples);
        Duration width = FINEST;
        while (text.length() > FULL / 2) {
            text = text(merged(samples, width));
            width = width.multipliedBy(2);
        }
        return text;
    }

    private static String text(List<Sample> samples) {
        StringBuilder text = new StringBuilder();
        for (Sample sample : samples) {
            text.append(SampleLine.of(sample)).append('\n');
        }
        return text.toString();
    }

    /** One for each such length of time; in the last night one each minute, unless no run can have written so many. */
    static List<Sample> merged(List<Sample> samples, Duration width) {
        List<Sample> merged = new ArrayList<>();
        Instant end = samples.get(samples.size() - 1).at();
        Instant fine = width.compareTo(COARSEST) > 0 ? Instant.MAX : end.minus(NIGHT);
        for (Sample sample : samples) {
            int last = merged.size() - 1;
            Duration slot = sample.at().isBefore(fine) ? width : FINEST;
            if (last >= 0 && slot(merged.get(last), slot) == slot(sample, slot)) {
                merged.set(last, merged.get(last).merged(sample));
            } else {
                merged.add(sample);
            }
        }
        return merged;
    }

    private static long slot(Sample sample, Duration width) {
        return sample.at().getEpochSecond() / width.toSeconds();
    }

    /** Forgets the series of sessions that last ran long ago, and the oldest where there are very many. */
    static void prune(Path state, Instant now) {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder(state), "[!.]*")) {
            found.forEach(files::add);
        } catch (IOException | RuntimeException none) {
            return;
        }
        files.sort(Comparator.comparing(PrivateFiles::written).reversed());
        for (int at = 0; at < files.size(); at++) {
            if (at >= MOST || PrivateFiles.written(files.get(at)).isBefore(now.minus(KEPT))) {
                PrivateFiles.forget(files.get(at));
            }
        }
    }
}
