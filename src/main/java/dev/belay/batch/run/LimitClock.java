package dev.belay.batch.run;

import dev.belay.files.BelayDirectories;
import dev.belay.register.RunEntry;
import dev.belay.register.RunRegister;
import dev.belay.register.StartedAs;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** One clock for the limit of an account: whoever has met it, nothing more is begun before it is over. */
final class LimitClock {
    /** They must not all ask at once when it is over. */
    static final Duration BETWEEN = Duration.ofSeconds(5);

    private final Optional<RunRegister> register;
    private final String account;
    private final int jobs;
    private Instant notBefore = Instant.EPOCH;
    /** How many are still begun one after the other since a limit was over. */
    private int apart;

    private LimitClock(Optional<RunRegister> register, String account, int jobs) {
        this.register = register;
        this.account = account;
        this.jobs = jobs;
    }

    /** @param jobs so many tasks are begun at a time */
    static LimitClock of(Map<String, String> environment, int jobs) {
        return new LimitClock(
                BelayDirectories.state(environment).map(RunRegister::new), StartedAs.account(environment), jobs);
    }

    /** When the next task may begin: now, where that is granted; whoever is told a time ahead asks again then. */
    synchronized Instant next(Instant now) {
        Optional<Instant> limit = register.flatMap(
                runs -> Optional.ofNullable(RunEntry.limits(runs.all(), now).get(account)));
        if (limit.isPresent()) {
            notBefore = limit.get();
            apart = jobs;
        }
        if (notBefore.isAfter(now)) {
            return notBefore;
        }
        if (apart > 0) {
            apart--;
            notBefore = now.plus(BETWEEN);
        }
        return now;
    }
}
