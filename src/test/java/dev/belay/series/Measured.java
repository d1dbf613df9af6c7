package dev.belay.series;

import dev.belay.evidence.Liveness.Activity;
import dev.belay.evidence.SessionId;
import dev.belay.evidence.status.StatusReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

/** Samples as a session leaves them, made up. */
final class Measured {
    static final SessionId SESSION = new SessionId("0a80a98a-2efd-473d-8988-80fe42db6e92");
    static final Instant START = Instant.parse("2026-11-28T22:00:00Z");
    private static final long KIB = 1024;

    private Measured() {}

    /** One that speaks for so many seconds, and whose client held so many KiB. */
    static Sample sample(Instant at, long span, long client) {
        return new Sample(
                at,
                Duration.ofSeconds(span),
                new Sample.Memory(
                        OptionalLong.of(client * KIB),
                        OptionalLong.of(KIB),
                        OptionalLong.of(8_000_000 * KIB),
                        OptionalLong.of(16_000_000 * KIB),
                        OptionalLong.empty(),
                        OptionalLong.empty()),
                new Sample.Stream(OptionalLong.of(100), Optional.of(Duration.ofSeconds(2))),
                new Sample.ClientState(Optional.empty(), Optional.empty(), Activity.BUSY, Duration.ZERO));
    }

    /** A sample each so many seconds, in unbroken order. */
    static List<Sample> unbroken(int count, int each, Random random) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            samples.add(any(START.plusSeconds((long) i * each), each, random));
        }
        return samples;
    }

    /** Any that a line can say. */
    static Sample any(Instant at, long span, Random random) {
        return new Sample(
                at,
                Duration.ofSeconds(span),
                new Sample.Memory(kib(random), kib(random), kib(random), kib(random), kib(random), kib(random)),
                new Sample.Stream(
                        kib(random),
                        random.nextBoolean()
                                ? Optional.of(Duration.ofSeconds(random.nextInt(9999)))
                                : Optional.empty()),
                new Sample.ClientState(
                        one(StatusReport.State.values(), random),
                        one(StatusReport.Kind.values(), random),
                        one(Activity.values(), random).orElse(Activity.IDLE),
                        Duration.ofSeconds(random.nextInt(100_000))));
    }

    private static OptionalLong kib(Random random) {
        return random.nextInt(4) == 0 ? OptionalLong.empty() : OptionalLong.of(random.nextInt(50_000_000) * KIB);
    }

    private static <T> Optional<T> one(T[] values, Random random) {
        return random.nextInt(4) == 0 ? Optional.empty() : Optional.of(values[random.nextInt(values.length)]);
    }
}
