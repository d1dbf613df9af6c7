package dev.belay.run.takeover;

import dev.belay.operate.client.SupervisionUnavailableException;
import dev.belay.operate.start.Refusal;
import dev.belay.posix.LinuxCalls;
import dev.belay.printmode.PrintedAnswer;
import dev.belay.watch.follow.HeardEvents;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What another JVM has started.
 *
 * @param client goes on with the claude
 * @param answer what print mode reads and prints
 * @param inbox where hooks drop their events
 * @param deadline when it must be over
 */
public record LeftRun(
        TakeOver client, Optional<PrintedAnswer> answer, Optional<Path> inbox, Optional<Instant> deadline) {

    /**
     * @return nothing
     * @throws SupervisionUnavailableException when that can't be done; the launcher tries again, or ends what is left
     */
    public Optional<Refusal> goOn() {
        LinuxCalls.adoptOrphans();
        Optional<String> impossible = begin();
        if (impossible.isPresent()) {
            throw new SupervisionUnavailableException(impossible.get());
        }
        return Optional.empty();
    }

    private Optional<String> begin() {
        inbox.ifPresent(HeardEvents::again);
        return answer.isPresent() && !answer.get().takeOver()
                ? Optional.of("the answer so far is not to be found")
                : client.begin();
    }

    /** How long it may still go on. */
    public Optional<Duration> left() {
        return deadline.map(end -> Duration.between(Instant.now(), end))
                .map(left -> left.isNegative() ? Duration.ZERO : left);
    }
}
