package dev.belay.series;

import dev.belay.evidence.Liveness.Activity;
import dev.belay.evidence.status.StatusReport;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.StringJoiner;

/**
 * A sample in one line of fourteen words: seconds since 1970, seconds of span; memory of the client, its tools, available,
 * in all, limit and used, in KiB; bytes received, seconds of silence; what was reported, blocked on, the activity, seconds
 * of quiet. A dash is what is not known.
 */
final class SampleLine {
    private static final int WORDS = 14;
    private static final String NONE = "-";
    private static final int KIB = 1024;
    /** Later than any clock that is right. */
    private static final long LATEST = Instant.parse("2200-01-01T00:00:00Z").getEpochSecond();

    private SampleLine() {}

    static String of(Sample sample) {
        Sample.Memory memory = sample.memory();
        StringJoiner line = new StringJoiner(" ");
        line.add(Long.toString(sample.at().getEpochSecond()));
        line.add(Long.toString(sample.span().toSeconds()));
        line.add(kib(memory.client())).add(kib(memory.tools()));
        line.add(kib(memory.available())).add(kib(memory.total()));
        line.add(kib(memory.limit())).add(kib(memory.used()));
        line.add(number(sample.stream().received()));
        line.add(sample.stream()
                .silent()
                .map(silent -> Long.toString(silent.toSeconds()))
                .orElse(NONE));
        line.add(sample.state().reported().map(StatusReport.State::id).orElse(NONE));
        line.add(sample.state().blockedOn().map(StatusReport.Kind::id).orElse(NONE));
        line.add(sample.state().activity().id());
        line.add(Long.toString(sample.state().quiet().toSeconds()));
        return line.toString();
    }

    /** Nothing where the line is no whole sample. */
    static Optional<Sample> parse(String line) {
        String[] words = line.split(" ");
        try {
            return words.length == WORDS ? Optional.of(sample(words)) : Optional.empty();
        } catch (IllegalArgumentException | ArithmeticException damaged) {
            return Optional.empty();
        }
    }

    private static Sample sample(String[] words) {
        return new Sample(
                Instant.ofEpochSecond(whole(words[0])),
                Duration.ofSeconds(whole(words[1])),
                new Sample.Memory(
                        bytes(words[2]),
                        bytes(words[3]),
                        bytes(words[4]),
                        bytes(words[5]),
                        bytes(words[6]),
                        bytes(words[7])),
                new Sample.Stream(
                        number(words[8]),
                        words[9].equals(NONE) ? Optional.empty() : Optional.of(Duration.ofSeconds(whole(words[9])))),
                new Sample.ClientState(
                        StatusReport.State.named(words[10]),
                        StatusReport.Kind.named(words[11]),
                        activity(words[12]),
                        Duration.ofSeconds(whole(words[13]))));
    }

    private static Activity activity(String id) {
        for (Activity activity : Activity.values()) {
            if (activity.id().equals(id)) {
                return activity;
            }
        }
        throw new IllegalArgumentException(id);
    }

    /** A time of any kind in seconds. */
    private static long whole(String digits) {
        long number = Long.parseLong(digits);
        if (number < 0 || number > LATEST) {
            throw new IllegalArgumentException(digits);
        }
        return number;
    }

    private static OptionalLong number(String word) {
        if (word.equals(NONE)) {
            return OptionalLong.empty();
        }
        long number = Long.parseLong(word);
        if (number < 0) {
            throw new IllegalArgumentException(word);
        }
        return OptionalLong.of(number);
    }

    private static OptionalLong bytes(String word) {
        OptionalLong kib = number(word);
        return kib.isEmpty() ? kib : OptionalLong.of(Math.multiplyExact(kib.getAsLong(), KIB));
    }

    private static String number(OptionalLong number) {
        return number.isEmpty() ? NONE : Long.toString(number.getAsLong());
    }

    private static String kib(OptionalLong bytes) {
        return bytes.isEmpty() ? NONE : Long.toString(bytes.getAsLong() / KIB);
    }
}
