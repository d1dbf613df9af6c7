package dev.belay.series;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.evidence.SessionId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeriesFileTest {
    @TempDir
    Path state;

    private Path path() {
        return state.resolve("series").resolve(Measured.SESSION.value());
    }

    private SeriesFile file() {
        return new SeriesFile(state, Measured.SESSION);
    }

    private static void append(SeriesFile file, List<Sample> samples) throws IOException {
        for (Sample sample : samples) {
            file.append(sample);
        }
    }

    private List<Sample> kept() {
        return Series.of(state, Measured.SESSION).samples();
    }

    @Test
    void givesBackWhatItWasGiven() throws IOException {
        List<Sample> samples = Measured.unbroken(300, 30, new Random(1));
        append(file(), samples);
        assertEquals(samples, kept());
        assertEquals(0, Series.of(state, Measured.SESSION).unreadable());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path())));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path().getParent())));
    }

    @Test
    void keepsANightWhole() throws IOException {
        List<Sample> samples = Measured.unbroken(12 * 120, 30, new Random(2));
        append(file(), samples);
        assertEquals(samples, kept());
    }

    /** However long it runs and in whatever rhythm: bounded, unbroken, its last night fine, its sums and peaks true. */
    @ParameterizedTest
    @CsvSource({"3, 30, 90", "4, 5, 30", "5, 2, 11"})
    void holdsAMonthAndLosesNothingButResolution(long seed, int days, int each) throws IOException {
        List<Sample> samples = Measured.unbroken(days * 86_400 / each, each, new Random(seed));
        SeriesFile file = file();
        for (int i = 0; i < samples.size(); i++) {
            file.append(samples.get(i));
            if (i % 1000 == 0) {
                assertTrue(Files.size(path()) <= SeriesFile.FULL + 400);
            }
        }
        List<Sample> kept = kept();
        assertTrue(Files.size(path()) <= SeriesFile.FULL + 400);
        assertTrue(kept.size() > 600, () -> "only " + kept.size() + " are left");
        assertEquals(sum(samples), sum(kept));
        assertEquals(peak(samples), peak(kept));
        assertEquals(samples.get(0).from(), kept.get(0).from());
        for (int i = 1; i < kept.size(); i++) {
            assertEquals(kept.get(i - 1).at(), kept.get(i).from());
        }
        Instant night = samples.get(samples.size() - 1).at().minus(SeriesFile.NIGHT);
        long fine = each + SeriesFile.FINEST.toSeconds();
        for (Sample sample : kept) {
            assertTrue(!sample.from().isAfter(night) || sample.span().toSeconds() <= fine, sample::toString);
        }
    }

    private static long sum(List<Sample> samples) {
        return samples.stream()
                .mapToLong(sample -> sample.stream().received().orElse(0))
                .sum();
    }

    private static OptionalLong peak(List<Sample> samples) {
        return samples.stream()
                .mapToLong(sample -> sample.memory().client().orElse(0))
                .max();
    }

    /** What is older is not finer than what came later: days later the first hour is as good as the tenth. */
    @Test
    void losesResolutionEvenly() throws IOException {
        append(file(), Measured.unbroken(4 * 2880, 30, new Random(6)));
        List<Sample> kept = kept();
        Duration width = kept.get(1).span();
        for (int i = 2; i < 100; i++) {
            assertEquals(width, kept.get(i).span());
        }
    }

    /** Where nobody has looked, merging does not say that somebody had. */
    @Test
    void leavesOpenWhatNobodyHasSeen() {
        Instant at = Measured.START;
        List<Sample> merged = SeriesFile.merged(
                List.of(
                        Measured.sample(at, 30, 1),
                        Measured.sample(at.plusSeconds(30), 30, 3),
                        Measured.sample(at.plusSeconds(9000), 0, 2),
                        Measured.sample(at.plusSeconds(99_999), 0, 2)),
                Duration.ofHours(1));
        assertEquals(Duration.ofMinutes(1), merged.get(0).span());
        assertEquals(OptionalLong.of(3 * 1024), merged.get(0).memory().client());
        assertEquals(Duration.ZERO, merged.get(1).span());
        assertEquals(3, merged.size());
    }

    /** A second JVM goes on in the same file, also behind half a line of the first. */
    @Test
    void isGoneOnWithByAnother() throws IOException {
        List<Sample> samples = Measured.unbroken(10, 30, new Random(7));
        append(file(), samples.subList(0, 5));
        Files.writeString(path(), "1795903200 30 3194", StandardOpenOption.APPEND);
        append(file(), samples.subList(5, 10));
        assertEquals(samples, kept());
        assertEquals(1, Series.of(state, Measured.SESSION).unreadable());
    }

    /** Whatever is overwritten, cut off or put in between: the lines that are whole come back, and nothing is invented. */
    @ParameterizedTest
    @ValueSource(longs = {8, 9, 10, 11, 12})
    void survivesDamage(long seed) throws IOException {
        Random random = new Random(seed);
        List<Sample> samples = Measured.unbroken(200, 30, random);
        append(file(), samples);
        byte[] bytes = Files.readAllBytes(path());
        int from = random.nextInt(bytes.length - 500);
        for (int i = from; i < from + 400; i++) {
            bytes[i] = (byte) (128 + random.nextInt(128));
        }
        Files.write(path(), bytes);
        Series damaged = Series.of(state, Measured.SESSION);
        assertTrue(damaged.unreadable() > 0);
        assertTrue(samples.containsAll(damaged.samples()));
        assertTrue(damaged.samples().size() > 180);
        file().append(samples.get(0));
        assertTrue(kept().contains(samples.get(0)));
    }

    @Test
    void isEmptyWhereNothingIsKept() throws IOException {
        assertTrue(Series.of(state, Measured.SESSION).isEmpty());
        Files.createDirectories(path());
        assertTrue(Series.of(state, Measured.SESSION).isEmpty());
    }

    /** One that something else has blown up costs no memory. */
    @Test
    void readsNoMoreThanItWouldWrite() throws IOException {
        append(file(), Measured.unbroken(3, 30, new Random(13)));
        Files.write(path(), new byte[20 * SeriesFile.FULL], StandardOpenOption.APPEND);
        assertEquals(3, kept().size());
        file().append(Measured.sample(Measured.START.plusSeconds(900), 30, 1));
        assertTrue(Files.size(path()) < SeriesFile.FULL);
    }

    /** A clock that stands still, or a file that somebody else has filled: it is made smaller all the same. */
    @Test
    void isBoundedWhateverTheClockSays() throws IOException {
        Sample sample = Measured.sample(Measured.START, 0, 1);
        Files.createDirectories(path().getParent());
        Files.writeString(path(), (SampleLine.of(sample) + "\n").repeat(9000));
        file().append(sample);
        assertTrue(Files.size(path()) < SeriesFile.FULL);
        assertFalse(kept().isEmpty());
    }

    @Test
    void isForgottenAfterAMonth() throws IOException {
        append(file(), Measured.unbroken(3, 30, new Random(14)));
        SessionId other = new SessionId("1a80a98a-2efd-473d-8988-80fe42db6e92");
        new SeriesFile(state, other).append(Measured.sample(Measured.START, 0, 1));
        Files.setLastModifiedTime(path(), FileTime.from(Measured.START.minus(Duration.ofDays(31))));
        SeriesFile.prune(state, Measured.START);
        assertFalse(Files.exists(path()));
        assertFalse(Series.of(state, other).isEmpty());
    }
}
