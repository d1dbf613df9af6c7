package dev.belay.command.watch;

import dev.belay.console.Console;
import dev.belay.decide.LimitReset;
import dev.belay.diagnose.Diagnosis;
import dev.belay.diagnose.Kind;
import dev.belay.diagnose.Rulebook;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.SessionFile;
import dev.belay.files.BelayDirectories;
import dev.belay.register.Host;
import dev.belay.register.RunEntry;
import dev.belay.register.RunRegister;
import dev.belay.register.Standing;
import dev.belay.restore.Fate;
import dev.belay.restore.Restoration;
import dev.belay.restore.RestorePlan;
import dev.belay.restore.RestoreTurn;
import dev.belay.restore.Restorer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes up tasks in print mode whose client has gone in the middle of its work: each by its id, as {@code belay restore} does
 * what has run under Belay. What has ended in an orderly way and without an error was ended by somebody.
 */
final class Adoption {
    private final Map<String, String> environment;
    private final boolean onlyTold;
    private final Path state;
    private final RunRegister register;

    private Adoption(Map<String, String> environment, boolean onlyTold, Path state) {
        this.environment = environment;
        this.onlyTold = onlyTold;
        this.state = state;
        this.register = new RunRegister(state);
    }

    /**
     * Nothing without a HOME, where nobody could note what has been taken up.
     *
     * @param onlyTold whether it says what it would do, and starts nothing
     */
    static Optional<Adoption> of(Console console, boolean onlyTold) {
        return BelayDirectories.state(console.environment())
                .map(state -> new Adoption(console.environment(), onlyTold, state));
    }

    /** What became of it; nothing where it is no such task, or another one's. */
    Optional<Restoration> of(OpenSession lost, SessionDeath death, Rulebook rules) {
        boolean broken = death.evidence().reports().sessionFile() == SessionFile.LEFT
                || death.evidence().transcript().error().isPresent();
        if (lost.task().isEmpty() || !broken) {
            return Optional.empty();
        }
        RestoreTurn turn = RestoreTurn.await(state, () -> {});
        try {
            RunEntry entry = entry(lost, lost.task().get(), death);
            return planned(entry, rules).map(plan -> {
                boolean comes = plan.fate() == Fate.RESTORABLE && !onlyTold;
                return comes ? restored(plan) : plan;
            });
        } finally {
            turn.close();
        }
    }

    /** With all that the register knows: who else has the session, and until when the account's limit lasts. */
    private Optional<Restoration> planned(RunEntry entry, Rulebook rules) {
        List<RunEntry> all = new ArrayList<>(register.all());
        boolean held = all.stream()
                .filter(other -> other.work().session().equals(entry.work().session()))
                .anyMatch(other -> other.isAlive()
                        || other.claim().filter(RunEntry.Claim::holds).isPresent());
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

    private Restoration restored(Restoration plan) {
        try {
            register.write(plan.entry());
            return Restorer.here(register, state, environment)
                    .restore(List.of(plan))
                    .get(0);
        } catch (IOException unwritable) {
            return plan.with(Fate.FAILED, String.valueOf(unwritable.getMessage()));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return plan;
        }
    }

    /** As its run would have noted it, had there been one. */
    private static RunEntry entry(OpenSession lost, OpenSession.Task task, SessionDeath death) {
        String id = "watched-" + lost.client().pid() + "-"
                + Long.toHexString(task.begun().toEpochMilli());
        Instant at = death.evidence().at();
        return new RunEntry(
                id,
                Host.here(),
                task.started(),
                new RunEntry.Work(lost.id(), "", task.begun(), at),
                List.of(),
                standing(death.evidence(), death.diagnosis()),
                Optional.empty());
    }

    private static Standing standing(Evidence evidence, Diagnosis diagnosis) {
        Kind kind = diagnosis.best().rule().kind();
        boolean person = kind == Kind.PERSON || kind == Kind.CREDENTIALS || kind == Kind.CONFIGURATION;
        Optional<Instant> until =
                kind == Kind.LIMIT ? LimitReset.of(evidence, evidence.at(), ZoneId.systemDefault()) : Optional.empty();
        return new Standing(
                person ? Standing.State.NEEDS_PERSON : Standing.State.RUNNING,
                evidence.at(),
                Optional.of(new Standing.Trouble(
                        diagnosis.failure(), diagnosis.best().rule().say(), until)));
    }
}
