package dev.belay.restore;

import dev.belay.diagnose.Rulebook;
import dev.belay.files.BelayDirectories;
import dev.belay.register.RunEntry;
import dev.belay.register.RunRegister;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs that were not under Belay, brought back as those that were: once, and with regard to all that the register knows. */
public final class AdoptedRuns {
    private final Map<String, String> environment;
    private final RunRegister register;
    private final Restorer restorer;

    private AdoptedRuns(Map<String, String> environment, Path state) {
        this.environment = environment;
        this.register = new RunRegister(state);
        this.restorer = Restorer.here(register, state, environment);
    }

    /** With what this machine has; nothing without a HOME, where nobody could note what was brought back. */
    public static Optional<AdoptedRuns> here(Map<String, String> environment) {
        return BelayDirectories.state(environment).map(state -> new AdoptedRuns(environment, state));
    }

    /**
     * Brings this one back, or says why not; nothing where it is over, or somebody has its session.
     *
     * @param onlyTold whether it is only said what would become of it
     */
    public Optional<Restoration> take(RunEntry entry, Rulebook rules, boolean onlyTold) {
        restorer.begin(() -> {});
        try {
            return planned(entry, rules).map(plan -> plan.comes() && !onlyTold ? restorer.adopted(plan) : plan);
        } finally {
            restorer.end();
        }
    }

    private Optional<Restoration> planned(RunEntry entry, Rulebook rules) {
        List<RunEntry> all = new ArrayList<>(register.all());
        boolean held = all.stream()
                .filter(other -> other.work().session().equals(entry.work().session()))
                .anyMatch(RunEntry::isHeld);
        if (held) {
            return Optional.empty();
        }
        all.add(entry);
        all.sort(Comparator.comparing((RunEntry one) -> one.work().begun()).reversed());
        return new RestorePlan(environment, () -> rules, Instant.now())
                .of(all).stream()
                        .filter(plan -> plan.entry().id().equals(entry.id()))
                        .findFirst();
    }
}
