package dev.belay.batch.run;

import dev.belay.files.BelayDirectories;
import dev.belay.register.RunEntry;
import dev.belay.register.RunRegister;
import dev.belay.register.StartedAs;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** One clock for the limit of an account: whoever has met it, nothing more is begun before it is over. */
final class LimitClock {
    /** They must not all ask at once when it is over. */
    static final Duration BETWEEN = Duration.ofSeconds(5);

    private final Optional<RunRegister> register;
    private final Predicate<StartedAs> ours;
    private final int jobs;
    private Instant notBefore = Instant.EPOCH;
    /** How many are still begun one after the other since a limit was over. */
    private int apart;

    private LimitClock(Optional<RunRegister> register, Predicate<StartedAs> ours, int jobs) {
        this.register = register;
        this.ours = ours;
        this.jobs = jobs;
    }

    /**
     * That of the account in these variables, which is met by each task of the batch, too, whatever folder it has.
     *
     * @param jobs so many tasks are begun at a time
     */
    static LimitClock of(Map<String, String> environment, Path batch, int jobs) {
        String account = StartedAs.account(environment);
        Optional<String> folder = Optional.of(batch.toString());
        return new LimitClock(
                BelayDirectories.state(environment).map(RunRegister::new),
                started -> StartedAs.account(started.variables()).equals(account)
                        || started.batch().equals(folder),
                jobs);
    }

    /** When the next task may begin: now, where that is granted; whoever is told a time ahead asks again then. */
    synchronized Instant next(Instant now) {
        Optional<Instant> limit = register.flatMap(runs -> limit(runs, now));
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

    private Optional<Instant> limit(RunRegister runs, Instant now) {
        List<RunEntry> entries =
                runs.all().stream().filter(entry -> ours.test(entry.started())).toList();
        return RunEntry.limits(entries, now).values().stream().max(Instant::compareTo);
    }
}
