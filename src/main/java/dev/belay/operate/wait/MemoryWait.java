package dev.belay.operate.wait;

import dev.belay.machine.memory.MemoryGauge;
import dev.belay.operate.dialog.CancellableWait;
import dev.belay.operate.dialog.UserDialog;
import dev.belay.supervise.Ending;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Waits until memory is no longer short: what is started into the same shortage is ended again. */
public final class MemoryWait {
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final BooleanSupplier isShort;
    private final UserDialog dialog;
    private final CancellableWait waiting;
    private final Duration patience;

    /**
     * What came of it.
     *
     * @param enough whether there is enough now
     * @param ending how to end when the wait was broken off
     */
    public record Result(boolean enough, Optional<Ending> ending) {}

    /** That of this machine. */
    public static MemoryWait here(UserDialog dialog, CancellableWait waiting) {
        return new MemoryWait(
                () -> MemoryGauge.of(ProcessHandle.current().pid()).isStrained(), dialog, waiting, PATIENCE);
    }

    /** @param isShort whether memory is short now */
    public MemoryWait(BooleanSupplier isShort, UserDialog dialog, CancellableWait waiting, Duration patience) {
        this.isShort = isShort;
        this.dialog = dialog;
        this.waiting = waiting;
        this.patience = patience;
    }

    /** Waits until there is enough, as long as patience lasts. */
    public Result await() {
        if (!isShort.getAsBoolean()) {
            return new Result(true, Optional.empty());
        }
        dialog.note("memory is short; waiting until it is not, at most " + patience.toMinutes() + " min");
        Instant start = Instant.now();
        while (isShort.getAsBoolean() && Instant.now().isBefore(start.plus(patience))) {
            Optional<Ending> ending =
                    waiting.until((now, waited) -> least(patience).minus(waited), (now, waited) -> {
                        dialog.progress("memory has been short for "
                                + Duration.between(start, now).toMinutes() + " min; Ctrl-C gives up");
                        return LOOK;
                    });
            if (ending.isPresent()) {
                dialog.progress("");
                return new Result(false, ending);
            }
        }
        dialog.progress("");
        boolean enough = !isShort.getAsBoolean();
        if (enough) {
            dialog.note("there is enough memory again");
        }
        return new Result(enough, Optional.empty());
    }

    private static Duration least(Duration patience) {
        return patience.compareTo(LOOK) < 0 ? patience : LOOK;
    }
}
