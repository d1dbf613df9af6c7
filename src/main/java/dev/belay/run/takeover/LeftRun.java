package dev.belay.run.takeover;

import dev.belay.operate.client.SupervisionUnavailableException;
import dev.belay.operate.start.Refusal;
import dev.belay.posix.LinuxCalls;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What another JVM has started.
 *
 * @param begin goes on with it; a sentence when that can't be done
 * @param deadline when it must be over
 */
public record LeftRun(Supplier<Optional<String>> begin, Optional<Instant> deadline) {

    /**
     * @return nothing
     * @throws SupervisionUnavailableException when that can't be done; the launcher tries again, or ends what is left
     */
    public Optional<Refusal> goOn() {
        LinuxCalls.adoptOrphans();
        Optional<String> impossible = begin.get();
        if (impossible.isPresent()) {
            throw new SupervisionUnavailableException(impossible.get());
        }
        return Optional.empty();
    }

    /** How long it may still go on. */
    public Optional<Duration> left() {
        return deadline.map(end -> Duration.between(Instant.now(), end))
                .map(left -> left.isNegative() ? Duration.ZERO : left);
    }
}
