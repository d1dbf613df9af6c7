package dev.belay.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.belay.evidence.ApiError;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.Exit;
import dev.belay.evidence.Hooks;
import dev.belay.evidence.Liveness;
import dev.belay.evidence.Screen;
import dev.belay.evidence.Transcript;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LimitResetTest {
    private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
    private static final ZoneId ZONE = ZoneOffset.UTC;

    private static Evidence evidence(String words, Optional<Instant> field) {
        ApiError error = new ApiError(words, Optional.empty(), OptionalInt.of(429), Optional.empty(), -1, field);
        return Evidence.of(NOW, new Exit.Running())
                .with(Transcript.of(Transcript.Ending.ERROR, Transcript.Work.of(1, 0))
                        .with(Transcript.Errors.of(Optional.of(error))));
    }

    private static Optional<Instant> reset(Evidence evidence) {
        return LimitReset.of(evidence, NOW, ZONE);
    }

    @Test
    void believesAFieldBeforeAnyWords() {
        Instant field = NOW.plusSeconds(3601);
        assertEquals(Optional.of(field), reset(evidence("You've hit your limit · resets 3pm", Optional.of(field))));
        assertEquals(Optional.of(field), reset(evidence("Come back when it is lifted.", Optional.of(field))));
    }

    @Test
    void readsTheWordsWhereNoFieldSaysIt() {
        Instant words = Instant.parse("2026-11-28T15:00:00Z");
        assertEquals(Optional.of(words), reset(evidence("You've hit your limit · resets 3pm", Optional.empty())));
    }

    @Test
    void doesNotBelieveAnAbsurdField() {
        Optional<Instant> absurd = Optional.of(NOW.plus(Duration.ofDays(400)));
        assertEquals(Optional.empty(), reset(evidence("Come back when it is lifted.", absurd)));
    }

    @Test
    void readsItFromANotificationAndFromTheFooter() {
        Instant words = Instant.parse("2026-11-28T20:24:00Z");
        Evidence served = evidence("Come back later.", Optional.empty());
        Hooks hooks = new Hooks(
                true,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.of("quota_auto_resume_fired"),
                false,
                Optional.of("Usage limit reached · set to continue automatically at 8:24pm"));
        assertEquals(Optional.of(words), reset(served.with(hooks)));
        Liveness continuing = new Liveness(
                Liveness.Activity.IDLE,
                Optional.empty(),
                Duration.ZERO,
                true,
                Liveness.Keyboard.untouched(),
                OptionalLong.empty());
        Screen screen = new Screen("> \n  Continuing automatically at 8:24pm · Esc to cancel\n", false);
        assertEquals(Optional.of(words), reset(served.with(continuing).with(screen)));
    }
}
