package dev.belay.series;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.belay.evidence.Liveness.Activity;
import dev.belay.evidence.status.StatusReport;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SampleTest {
    private static final Instant AT = Measured.START;

    private static OptionalLong some(long value) {
        return OptionalLong.of(value);
    }

    private static Sample sample(int second, OptionalLong figure, StatusReport.State reported, int quiet) {
        return new Sample(
                AT.plusSeconds(second),
                Duration.ofSeconds(30),
                new Sample.Memory(figure, figure, figure, figure, figure, figure),
                new Sample.Stream(
                        figure, figure.isPresent() ? Optional.of(Duration.ofSeconds(quiet)) : Optional.empty()),
                new Sample.ClientState(
                        Optional.of(reported), Optional.empty(), Activity.BUSY, Duration.ofSeconds(quiet)));
    }

    @Test
    void becomesTheWorstOfBoth() {
        Sample first = sample(30, some(7), StatusReport.State.BLOCKED, 50);
        Sample second = sample(60, some(5), StatusReport.State.WORKING, 3);
        Sample both = first.merged(second);
        assertEquals(new Sample.Memory(some(7), some(7), some(5), some(7), some(5), some(7)), both.memory());
        assertEquals(new Sample.Stream(some(12), Optional.of(Duration.ofSeconds(50))), both.stream());
        assertEquals(Optional.of(StatusReport.State.WORKING), both.state().reported());
        assertEquals(Duration.ofSeconds(50), both.state().quiet());
        assertEquals(AT.plusSeconds(60), both.at());
        assertEquals(AT, both.from());
    }

    @Test
    void takesWhatOnlyOneOfThemKnows() {
        Sample known = sample(30, some(7), StatusReport.State.WORKING, 1);
        Sample unknown = sample(60, OptionalLong.empty(), StatusReport.State.WORKING, 1);
        assertEquals(known.memory(), known.merged(unknown).memory());
        assertEquals(known.memory(), unknown.merged(known).memory());
        assertEquals(known.stream(), known.merged(unknown).stream());
        assertEquals(known.stream(), unknown.merged(known).stream());
        assertEquals(Sample.Memory.unread(), unknown.memory().merged(Sample.Memory.unread()));
        assertEquals(Sample.Stream.unread(), unknown.stream().merged(Sample.Stream.unread()));
    }
}
